"""Working system of an office that protects Indonesian migrant workers."""
