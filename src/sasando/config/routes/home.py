"""Address of the desk; here each subject's part of the first page is put together."""

from django.urls import URLPattern, path

from sasando.desk.cases import today as cases
from sasando.desk.home import views
from sasando.desk.letterbox import today as letterbox

urlpatterns: list[URLPattern] = [
    path("", views.index, {"parts": (cases.part, letterbox.part)}, name="index"),
]
