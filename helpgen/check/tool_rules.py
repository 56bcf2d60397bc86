"""What a writer is told about the tools: the wording of each rule."""

from helpgen.diagnostics import Rule, Severity, Wording, rule


@rule("HC070", Severity.WARNING)
def untold_clock(window: str, clock: str) -> Wording:
    """A return window is counted from a day that no shopper can tell.

    What: `starts_from` of a window names a day that comes only after the return has begun.
    Why: the tool "Can I return it?" cannot ask for that day, so the site has no such tool.
    Fix: count from `delivery`, `delivery_last_item`, `dispatch`, `order` or `purchase`.
    Example: `starts_from: receipt` in a window of `policies/returns.yml`.
    """
    return Wording(
        f'the window "{window}" is counted from "{clock}", a day that no shopper can tell before a return',
        "Count from delivery, delivery_last_item, dispatch, order or purchase.",
    )


RULES: tuple[Rule[...], ...] = (untold_clock,)
