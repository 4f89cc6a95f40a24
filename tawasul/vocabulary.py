"""Word lists of the field that are facts, not data: they change with the law, not with a click.

Sources: governorates in the order of the Department of Statistics (centre, north, south); the
first six sectors are those of the United Nations e-participation questionnaire; goals as in the
UN's own short titles.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Governorate(models.TextChoices):
    AMMAN = "amman", _("Amman (Capital)")
    BALQA = "balqa", _("Balqa")
    ZARQA = "zarqa", _("Zarqa")
    MADABA = "madaba", _("Madaba")
    IRBID = "irbid", _("Irbid")
    MAFRAQ = "mafraq", _("Mafraq")
    JERASH = "jerash", _("Jerash")
    AJLOUN = "ajloun", _("Ajloun")
    KARAK = "karak", _("Karak")
    TAFILAH = "tafilah", _("Tafilah")
    MAAN = "maan", _("Ma'an")
    AQABA = "aqaba", _("Aqaba")


class Region(models.TextChoices):
    CENTRE = "centre", _("Centre region")
    NORTH = "north", _("North region")
    SOUTH = "south", _("South region")


REGION_OF = {
    Governorate.AMMAN: Region.CENTRE,
    Governorate.BALQA: Region.CENTRE,
    Governorate.ZARQA: Region.CENTRE,
    Governorate.MADABA: Region.CENTRE,
    Governorate.IRBID: Region.NORTH,
    Governorate.MAFRAQ: Region.NORTH,
    Governorate.JERASH: Region.NORTH,
    Governorate.AJLOUN: Region.NORTH,
    Governorate.KARAK: Region.SOUTH,
    Governorate.TAFILAH: Region.SOUTH,
    Governorate.MAAN: Region.SOUTH,
    Governorate.AQABA: Region.SOUTH,
}


class Sector(models.TextChoices):
    EDUCATION = "education", _("Education")
    HEALTH = "health", _("Health")
    FINANCE = "finance", _("Finance")
    SOCIAL = "social", _("Social welfare and protection")
    LABOUR = "labour", _("Labour")
    ENVIRONMENT = "environment", _("Environment")
    GOVERNMENT = "government", _("Government and public sector")
    DIGITAL = "digital", _("Digital economy and communications")
    JUSTICE = "justice", _("Justice and legislation")
    LOCAL = "local", _("Local administration and municipalities")
    TRANSPORT = "transport", _("Transport")
    WATER = "water", _("Water")
    ENERGY = "energy", _("Energy and minerals")
    AGRICULTURE = "agriculture", _("Agriculture and food security")
    TRADE = "trade", _("Industry and trade")
    INVESTMENT = "investment", _("Investment")
    TOURISM = "tourism", _("Tourism and antiquities")
    HOUSING = "housing", _("Housing and public works")
    CULTURE = "culture", _("Culture and youth")


class Goal(models.IntegerChoices):
    """The seventeen Sustainable Development Goals."""

    POVERTY = 1, _("No Poverty")
    HUNGER = 2, _("Zero Hunger")
    HEALTH = 3, _("Good Health and Well-being")
    EDUCATION = 4, _("Quality Education")
    EQUALITY = 5, _("Gender Equality")
    WATER = 6, _("Clean Water and Sanitation")
    ENERGY = 7, _("Affordable and Clean Energy")
    WORK = 8, _("Decent Work and Economic Growth")
    INDUSTRY = 9, _("Industry, Innovation and Infrastructure")
    INEQUALITIES = 10, _("Reduced Inequalities")
    CITIES = 11, _("Sustainable Cities and Communities")
    CONSUMPTION = 12, _("Responsible Consumption and Production")
    CLIMATE = 13, _("Climate Action")
    SEA = 14, _("Life Below Water")
    LAND = 15, _("Life on Land")
    PEACE = 16, _("Peace, Justice and Strong Institutions")
    PARTNERSHIPS = 17, _("Partnerships for the Goals")


class Group(models.TextChoices):
    ALL = "all", _("Citizens and residents")
    WOMEN = "women", _("Women")
    YOUTH = "youth", _("Youth")
    OLDER = "older", _("Older persons")
    DISABILITY = "disability", _("Persons with disabilities")
    POOR = "poor", _("Poorest households")
    STUDENTS = "students", _("Students")
    WORKERS = "workers", _("Workers")
    EMPLOYERS = "employers", _("Employers")
    SME = "sme", _("Small and medium enterprises")
    PRIVATE = "private", _("Private sector")
    CSO = "cso", _("Civil-society organisations")
    ACADEMIA = "academia", _("Academia and researchers")
    GOVERNMENT = "government", _("Government bodies")
    MUNICIPALITIES = "municipalities", _("Municipalities and local councils")
    RESIDENTS = "residents", _("Residents")
    VISITORS = "visitors", _("Visitors")
