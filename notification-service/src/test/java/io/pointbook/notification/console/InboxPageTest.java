package io.pointbook.notification.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page does in a browser what a newcomer does. */
@QuarkusTest
@WithTestResource(ConsoleStack.class)
class InboxPageTest {
    private static final String SMS = """
            {"number":1,"channel":"sms","from":"POINTBOOK","to":"+48600100001","at":"2026-05-01T10:00:00Z",
             "text":"Rye bread, your favourite: 20 % off until Sunday.","headers":{}}""";
    private static final String MAIL = """
            {"number":2,"channel":"email","from":"offers@pointbook.test","to":"anna@demo.test",
             "at":"2026-05-01T10:00:05Z","subject":"Your points","text":"You have 320 points.",
             "html":"<h1>320 points</h1><script>document.title='broken in'</script>",
             "headers":{"List-Unsubscribe":"<https://pointbook.test/u/x>"}}""";
    private static final int WIDE = 1_200;
    private static final int NARROW = 360;
    private static final int HIGH = 800;

    @TestHTTPResource("/console/inbox")
    URI address;

    FakeLocalInbox inbox;
    private Browser browser;

    @BeforeEach
    void openBrowser() {
        browser = Browser.open();
        inbox.shows("");
        inbox.replies.clear();
    }

    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void what_arrives_appears_by_itself_and_an_answer_goes_back() {
        Page page = browser.page(WIDE, HIGH, ColorScheme.LIGHT, "en-GB");
        page.navigate(address.toString());
        assertThat(page.textContent("#messages")).contains("Nothing has arrived yet");

        inbox.shows(MAIL + "," + SMS);
        page.waitForSelector("[data-channel=sms]");

        assertThat(page.textContent("[data-channel=sms] .text")).contains("Rye bread, your favourite");
        assertThat(page.textContent("[data-channel=email]")).contains("Your points", "List-Unsubscribe");
        page.click("[data-channel=sms] button");
        await().untilAsserted(() -> assertThat(inbox.replies).hasSize(1));
        assertThat(inbox.replies.getFirst()).contains("\"from\":\"+48600100001\"", "\"text\":\"STOP\"");
    }

    @Test
    void a_mail_cannot_do_anything_to_the_page() {
        inbox.shows(MAIL);
        Page page = browser.page(WIDE, HIGH, ColorScheme.LIGHT, "en-GB");
        page.navigate(address.toString());

        page.click("text=As the mail program shows it");

        assertThat(page.frameLocator("iframe").locator("h1").textContent()).isEqualTo("320 points");
        assertThat(page.title()).isEqualTo("Inbox of the local stack · Pointbook");
    }

    @Test
    void it_fits_a_phone_and_is_readable_in_the_dark_and_in_polish() {
        inbox.shows(MAIL + "," + SMS);
        Page page = browser.page(NARROW, HIGH, ColorScheme.DARK, "pl-PL");
        page.navigate(address.toString());

        assertThat(page.title()).startsWith("Skrzynka stosu lokalnego");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(NARROW);
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(22, 24, 28)");
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "inbox-narrow-dark.png")));
    }
}
