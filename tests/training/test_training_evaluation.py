"""The figures in cards and README are those that the evaluation measured, and none is written by hand."""

import json
from pathlib import Path

import pytest

from training.evaluation.bench import read_figures
from training.evaluation.curve import draw_curve
from training.evaluation.figures import PAGES, REPORT, read_file, render_page, render_report_figures


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_show_the_figures_that_were_measured(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert "<!-- figures: " in text
    assert render_page(text, read_file()) == text


def test_the_html_page_says_the_figures_that_were_measured() -> None:
    assert render_report_figures(read_file()) == REPORT.read_text(encoding="utf-8")


def test_a_figure_that_changes_changes_the_page() -> None:
    figures = json.loads(json.dumps(read_file()))
    figures["light"]["extract"]["claim with its source P R F1"][2] = 0.123
    card = PAGES[1].read_text(encoding="utf-8")
    assert "| claim with its source F1 | 0.123 |" in render_page(card, figures)


def test_what_the_bench_prints_is_read_by_its_names() -> None:
    printed = (
        "claim P R F1 (overlap 0.5; R over speech)   0.758  0.812  0.784\n"
        "source right, of matched                    0.927\n"
        "speaker right, pronoun (of 29)              0.690  abstained 0\n"
        "speaker right, part of a name, or a description (of 114)0.930  abstained 0\n"
        "MISSED a: [b] [c] [d]\n"
    )
    assert read_figures(printed) == {
        "claim P R F1 (overlap 0.5; R over speech)": [0.758, 0.812, 0.784],
        "source right, of matched": [0.927],
        "speaker right, pronoun (of 29)": [0.69],
        "speaker right, part of a name, or a description (of 114)": [0.93],
    }


def test_the_curve_is_a_picture() -> None:
    picture = draw_curve([(0.3, 0.7, 0.6), (0.9, 0.95, 0.2)])
    assert picture.startswith("<svg ") and picture.count("<polyline ") == 2
