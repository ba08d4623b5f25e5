"""KetaMS Desktop: an offline question guide about ketamine and multiple sclerosis."""

__version__ = "0.1.0"
