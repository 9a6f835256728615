"""Instances of classes, looked into without running any of their code.

What a dataclass, a member of an enumeration or a masked array holds is read from its own attributes
and slots. A class of a reader's may answer `getattr`, `isinstance` and `hash` as it likes, and is not asked.
"""

import sys
from types import GetSetDescriptorType, MemberDescriptorType
from typing import Any, Final, NamedTuple

import numpy as np

type Array = np.ndarray[tuple[int, ...], np.dtype[Any]]  # Any: a dtype is data here, known when it is met

ABSENT: Final = object()


class Record(NamedTuple):
    """An instance of a dataclass: the name of its class, and its fields that count in `==`."""

    name: str
    fields: tuple[tuple[str, object], ...]
    """Names and contents."""


class Member(NamedTuple):
    """A member of an enumeration: the names of its class and of itself."""

    enumeration: str
    name: str


class Masked(NamedTuple):
    """A masked array of numbers or times, of which some are masked; these are zero in `data`."""

    data: Array
    mask: Array


def late_class(module: str, name: str, real: type) -> type | None:
    """The class `name` of `module` if `real` is it or inherits from it; None if not.

    A value of the class cannot exist while its module is not loaded, so nothing is imported for asking.
    """
    found = getattr(sys.modules.get(module), name, None)
    return found if isinstance(found, type) and issubclass(real, found) else None


def bases(value: object) -> tuple[type, ...]:
    """The class of `value` and its bases, from `type` itself: none of their code is run."""
    real: tuple[type, ...] = type.__dict__["__mro__"].__get__(type(value))
    return real


def defines(value: object, name: str) -> bool:
    """Whether the class of `value`, or a base of it, has the attribute `name`; none of its code is run."""
    return any(name in _class_dict(real) for real in bases(value))


def _class_dict(real: type) -> Any:  # Any: a mapping proxy, of anything
    return type.__dict__["__dict__"].__get__(real)


def _own_dict(value: object) -> dict[str, Any]:  # Any: attributes
    """The attributes that `value` itself has, without those in slots; none of its code is run."""
    for real in bases(value):
        descriptor = _class_dict(real).get("__dict__")
        if type(descriptor) is GetSetDescriptorType:
            found = descriptor.__get__(value)
            return found if type(found) is dict else {}
    return {}


def fields_of(value: object) -> tuple[tuple[str, object], ...] | None:
    """The fields of a dataclass's instance that count in `==`, as pairs; None for any other value."""
    declared = next(
        (entries["__dataclass_fields__"] for entries in map(_class_dict, bases(value))
         if "__dataclass_fields__" in entries), None,
    )  # fmt: skip
    if type(declared) is not dict:
        return None
    # A class variable is no field; dataclasses marks what is.
    field_mark = getattr(sys.modules.get("dataclasses"), "_FIELD", None)
    own, found = _own_dict(value), []
    for name, field in declared.items():
        if type(name) is not str or slot(field, "_field_type") is not field_mark:
            continue
        if slot(field, "compare") is not False:
            content = own[name] if name in own else slot(value, name)
            if content is ABSENT:
                return None
            found.append((name, content))
    return tuple(found)


def slot(value: object, name: str) -> object:
    """What is in the slot `name` of `value`."""
    for real in bases(value):
        descriptor = _class_dict(real).get(name)
        if type(descriptor) is MemberDescriptorType:
            try:
                return descriptor.__get__(value)
            except AttributeError:  # nothing was put there
                return ABSENT
    return ABSENT


def class_name_of(value: object) -> str:
    """The name of the class of `value`."""
    return str.__str__(type.__dict__["__name__"].__get__(type(value)))


def member_of(value: object) -> Member | None:
    """The names of a member of an enumeration; None if it has none."""
    own = _own_dict(value)
    name = own.get("_name_")
    if type(name) is not str:  # an unnamed combination of flags
        name = str(own["_value_"]) if type(own.get("_value_")) is int else None
    return None if name is None else Member(class_name_of(value), name)


def mask_of(value: object, real: type) -> Array | None:
    """The mask of a masked array, of its shape; None for any other array, or if it has none."""
    if not late_class("numpy.ma", "MaskedArray", real):
        return None
    mask = _own_dict(value).get("_mask")
    if type(mask) is not np.ndarray or mask.dtype != np.bool_:
        return None
    return mask if mask.shape == np.ndarray.shape.__get__(value) else None
