"""Which names a piece of code takes from outside itself. Used to build bundles, never in the browser."""

import ast
import builtins
import symtable


def free_names(source: str, bound: set[str]) -> list[str]:
    """Names that `source` reads and neither binds nor finds in `bound`, in order of appearance.

    Builtins count as free, because a solution may define a name that Python has too.
    """
    module = symtable.symtable(source, "case", "exec")
    own = {
        symbol.get_name() for symbol in module.get_symbols() if symbol.is_assigned() or symbol.is_imported()
    }
    used = _global_names(module)
    places = [
        (node.lineno, node.col_offset, node.id)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Name)
    ]
    order = dict.fromkeys(name for _, _, name in sorted(places))
    return [name for name in order if name in used and name not in own and name not in bound]


def assigned_names(source: str) -> set[str]:
    """Names that `source` binds at its top level."""
    module = symtable.symtable(source, "case", "exec")
    return {
        symbol.get_name() for symbol in module.get_symbols() if symbol.is_assigned() or symbol.is_imported()
    }


def _global_names(table: symtable.SymbolTable) -> set[str]:
    at_top = table.get_type() == symtable.SymbolTableType.MODULE
    names = {
        symbol.get_name()
        for symbol in table.get_symbols()
        if symbol.is_referenced() and (at_top or symbol.is_global())
    }
    return names.union(*(_global_names(child) for child in table.get_children()))


def is_builtin(name: str) -> bool:
    """Whether Python itself has the name."""
    return hasattr(builtins, name)
