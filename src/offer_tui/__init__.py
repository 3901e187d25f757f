"""offer-tui: a workbook in the terminal for somebody who has a job offer."""
