"""The controls of a demo, as a form that does nothing until the page's script reads it."""

import html
import json
from collections.abc import Sequence

from .parameters import LOG_STOPS, Choice, Parameter, Slider, Switch

MOST_RADIOS = 5
LONGEST_RADIOS = 48
"""Characters of all options together, above which they are a list to choose from."""


def controls_html(parameters: Sequence[Parameter]) -> str:
    """A form with a control for each parameter; `data-name` says which, values are as JSON."""
    controls = "".join(_control(parameter) for parameter in parameters)
    foot = '<div class="demo-foot"></div>'  # where the page's script says what goes on
    return f'<form class="demo-controls" autocomplete="off">{controls}{foot}</form>'


def _control(parameter: Parameter) -> str:
    match parameter:
        case Slider():
            return _slider(parameter)
        case Choice():
            return _choice(parameter)
        case Switch():
            return _switch(parameter)


def _slider(slider: Slider) -> str:
    if slider.log:
        stops = f'min="0" max="{LOG_STOPS}" value="{slider.stop}"'
        meaning = f' data-low="{slider.low}" data-high="{slider.high}" data-default="{slider.default}"'
    else:
        stops = f'min="{slider.low}" max="{slider.high}" step="{slider.step}" value="{slider.default}"'
        meaning = f' data-decimals="{slider.decimals}"' if slider.decimals else ""
    unit = f' data-unit="{html.escape(slider.unit)}"' if slider.unit else ""
    control = _labelled(slider, f'<input type="range" {stops}{meaning}{unit}>')
    return f"{control}<output>{html.escape(_shown(slider))}</output></div>"


def _choice(choice: Choice) -> str:
    texts = [str(option) for option in choice.options]
    if len(texts) <= MOST_RADIOS and sum(map(len, texts)) <= LONGEST_RADIOS:
        radios = "".join(_radio(choice, option) for option in choice.options)
        legend = f"<legend>{html.escape(choice.label)}</legend>"
        return f'<fieldset class="demo-control" data-name="{choice.name}">{legend}{radios}</fieldset>'
    options = "".join(_option(choice, option) for option in choice.options)
    return _labelled(choice, f"<select>{options}</select>") + "</div>"


def _radio(choice: Choice, option: object) -> str:
    checked = " checked" if option == choice.default else ""
    radio = f'<input type="radio" name="{choice.name}" value="{_json(option)}"{checked}>'
    return f"<label>{radio}{html.escape(str(option))}</label>"


def _option(choice: Choice, option: object) -> str:
    selected = " selected" if option == choice.default else ""
    return f'<option value="{_json(option)}"{selected}>{html.escape(str(option))}</option>'


def _labelled(parameter: Slider | Choice, control: str) -> str:
    """The beginning of a control's element, its end not included."""
    label = f"<label><span>{html.escape(parameter.label)}</span>{control}</label>"
    return f'<div class="demo-control" data-name="{parameter.name}">{label}'


def _switch(switch: Switch) -> str:
    checked = " checked" if switch.default else ""
    return (
        f'<div class="demo-control" data-name="{switch.name}"><label><input type="checkbox"{checked}>'
        f"<span>{html.escape(switch.label)}</span></label></div>"
    )


def _shown(slider: Slider) -> str:
    """The default as the page's script writes values."""
    number = f"{slider.default:.{slider.decimals}f}" if not slider.log else f"{slider.default:g}"
    return f"{number} {slider.unit}".rstrip()


def _json(option: object) -> str:
    return html.escape(json.dumps(option, ensure_ascii=False))
