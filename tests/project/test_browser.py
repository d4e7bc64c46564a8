"""The browser of the tests works: a page of the running server, under its strict policy, opens clean."""

import pytest
from django.urls import reverse


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_page_of_sign_in_opens_without_a_complaint(live_server, page):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(f"not loaded: {request.url}"))
    page.goto(live_server.url + reverse("account_login"))
    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.get_by_role("heading", level=1).count() == 1
    assert complaints == []
