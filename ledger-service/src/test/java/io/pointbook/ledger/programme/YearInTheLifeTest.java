package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.testkit.contract.ApprovedFile;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** One member and forty receipts under the hybrid programme; her statement is a page that people can read. */
class YearInTheLifeTest {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH);

    private final StringBuilder page = new StringBuilder();
    private final Scenario anna;

    YearInTheLifeTest() throws Exception {
        anna = Scenario.of("hybrid", "2027-01-02T09:00:00+01:00");
    }

    @Test
    void a_year_of_one_member_is_as_approved() {
        winter();
        spring();
        summer();
        autumn();
        newYear();
        ApprovedFile.verify("docs/programmes/hybrid-year.txt", page.toString().stripLeading());
    }

    private void winter() {
        say("Winter: the welcome, a full month of Tuesdays, the first card, regular by one point");
        buys("2027-01-05T10:00:00+01:00", "bread:1:1000:bakery", "coffee:1:900"); // 1
        buys("2027-01-05T18:00:00+01:00", "milk:1:500");
        buys("2027-01-12T10:00:00+01:00", "coffee:2:1800");
        buys("2027-01-19T10:00:00+01:00", "soap:1:2499");
        buys("2027-01-26T10:00:00+01:00", "coffee:1:900"); // 5
        clock("2027-02-01T00:00:00+01:00");
        buys("2027-02-06T10:00:00+01:00", "coffee:3:2700", "cake:1:1500:bakery");
        buys("2027-02-14T10:00:00+01:00", "chair:1:15000");
        buys("2027-02-20T10:00:00+01:00", "lamp:1:3299");
        tier("2027-02-20T10:00:00+01:00");
        buys("2027-02-21T10:00:00+01:00", "gum:1:100");
        tier("2027-02-21T10:00:00+01:00");
        int four = buys("2027-03-02T10:00:00+01:00", "coffee:4:3600"); // 10
        buys("2027-03-09T10:00:00+01:00", "milk:1:500");
        say("The free coffee is taken at the counter; rung up with nothing it earns nothing");
        spends("2027-03-10T09:00:00+01:00", "free-coffees", 1);
        buys("2027-03-10T09:01:00+01:00", "coffee:1:0");
        buys("2027-03-17T10:00:00+01:00", "soap:1:1000");
        say("A receipt of the day before comes late, and completes the month");
        anna.late("2027-03-18T08:00:00+01:00");
        buys("2027-03-16T10:00:00+01:00", "milk:1:500");
        say("One of the four coffees of receipt " + four + " comes back");
        bringsBack("2027-03-20T10:00:00+01:00", four, "2027-03-02", "coffee", 1, 900); // 15
        clock("2027-04-01T00:00:00+02:00");
    }

    private void spring() {
        say("Spring: a friend, who earns half as much again; then points are spent, and the table comes back");
        int table = buys("2027-04-03T12:00:00+02:00", "table:1:47600");
        tier("2027-04-03T12:00:00+02:00");
        buys("2027-04-06T10:00:00+02:00", "bread:2:2000:bakery", "coffee:2:2000");
        buys("2027-04-10T10:00:00+02:00", "milk:1:333", "cake:1:333:bakery", "soap:1:333");
        pays("2027-04-12T10:00:00+02:00", 500, 500, "lamp:1:1500");
        spends("2027-04-13T10:00:00+02:00", "points", 500);
        bringsBack("2027-04-20T10:00:00+02:00", table, "2027-04-03", "table", 1, 47_600); // 20
        tier("2027-04-20T10:00:00+02:00");
        buys("2027-04-27T10:00:00+02:00", "bread:1:1200:bakery");
        clock("2027-05-01T00:00:00+02:00");
        say("A Tuesday of April reaches the ledger in May: points and level count, its step is over");
        anna.late("2027-05-03T08:00:00+02:00");
        buys("2027-04-13T11:00:00+02:00", "tea:1:1111");
        buys("2027-05-08T10:00:00+02:00", "coffee:6:6000");
    }

    private void summer() {
        say("Summer: a receipt is taken back, goods come back without a receipt");
        int wrong = buys("2027-06-01T10:00:00+02:00", "grill:1:29999");
        voids("2027-06-01T10:05:00+02:00", wrong, "2027-06-01");
        buys("2027-06-01T10:10:00+02:00", "grill:1:19999"); // 26
        tier("2027-06-01T10:10:00+02:00");
        returnsWithoutReceipt("2027-06-05T10:00:00+02:00", "soap", 1, 999);
        buys("2027-06-15T10:00:00+02:00", "coffee:1:1000");
        buys("2027-06-22T10:00:00+02:00", "coffee:1:1000", "cake:1:600:bakery");
        clock("2027-07-01T00:00:00+02:00");
        buys("2027-07-24T10:00:00+02:00", "coffee:9:9000", "water:4:400"); // 30
        buys("2027-08-17T10:00:00+02:00", "ice:2:1199");
        clock("2027-09-01T00:00:00+02:00");
    }

    private void autumn() {
        say("Autumn: friend again; the hour that clocks run twice; three Tuesdays again");
        buys("2027-09-11T10:00:00+02:00", "bike:1:55000");
        tier("2027-09-11T10:00:00+02:00");
        buys("2027-10-31T02:30:00+02:00", "tea:1:1000");
        buys("2027-10-31T02:15:00+01:00", "tea:1:1000"); // 34
        buys("2027-11-02T10:00:00+01:00", "bread:1:700:bakery");
        buys("2027-11-09T10:00:00+01:00", "bread:1:700:bakery");
        buys("2027-11-30T23:59:59+01:00", "bread:1:700:bakery");
        clock("2027-12-01T00:00:00+01:00");
        pays("2027-12-20T10:00:00+01:00", 200, 200, "gift:1:200"); // 38
    }

    private void newYear() {
        say("New Year: one receipt on each side of midnight, whose points end a year apart");
        buys("2027-12-31T23:59:59+01:00", "wine:1:2000");
        tier("2027-12-31T23:59:59+01:00");
        buys("2028-01-01T00:00:00+01:00", "wine:1:2000"); // 40
        tier("2028-01-01T00:00:00+01:00");
        clock("2028-12-31T23:59:59+01:00");
        clock("2029-01-01T00:00:00+01:00");
        tier("2029-01-01T00:00:00+01:00");
        clock("2030-01-01T00:00:00+01:00");
        tier("2030-01-01T00:00:00+01:00");
    }

    private int buys(String at, String... goods) {
        return told(at, "buys " + String.join(", ", goods), anna.buys(at, goods));
    }

    private void pays(String at, long points, long amount, String... goods) {
        told(
                at,
                "buys " + String.join(", ", goods) + ", " + points + " points pay " + amount,
                anna.pays(at, points, amount, goods));
    }

    private void bringsBack(String at, int receipt, String day, String item, int pieces, long net) {
        told(
                at,
                "brings back of receipt %d: %s:%d:%d".formatted(receipt, item, pieces, net),
                anna.bringsBack(at, receipt, day, item, pieces, net));
    }

    private void returnsWithoutReceipt(String at, String item, int pieces, long net) {
        told(
                at,
                "brings back without a receipt: %s:%d:%d".formatted(item, pieces, net),
                anna.bringsBackWithoutReceipt(at, item, pieces, net));
    }

    private void voids(String at, int receipt, String day) {
        told(at, "the till takes receipt " + receipt + " back", anna.voids(at, receipt, day));
    }

    private void spends(String at, String wallet, long units) {
        var time = time(at);
        var hold = "hold:" + at;
        anna.story()
                .hold(hold, wallet, units, time.toInstant(), time.plusHours(1).toInstant());
        anna.story().capture(hold, units, time.toInstant());
        line(at, "spends %d of %s".formatted(units, wallet));
        entries();
    }

    private void clock(String at) {
        anna.settles(at);
        line(at, "by the clock");
        entries();
    }

    private void tier(String at) {
        var standing = anna.tier(at);
        page.append("      level %s with %d; next %s; after the period %s; ends %s\n"
                .formatted(
                        standing.tier(),
                        standing.qualifying(),
                        standing.next() == null ? "none" : standing.next() + ", missing " + standing.missing(),
                        standing.afterPeriod(),
                        standing.periodEnds()));
    }

    private void say(String sentence) {
        page.append('\n').append(sentence).append('\n');
    }

    private int told(String at, String what, int receipt) {
        var posted = (ReceiptPosted) anna.story().events().getLast();
        boolean late = posted.postedAt().isAfter(posted.businessTime());
        line(at, "%2d %s%s".formatted(receipt, what, late ? " (posted " + posted.postedAt() + ")" : ""));
        entries();
        return receipt;
    }

    private void line(String at, String what) {
        page.append(DAY.format(time(at))).append("  ").append(what).append('\n');
    }

    private void entries() {
        var entries = anna.statement();
        page.append((entries.isEmpty() ? "nothing" : entries).indent(6));
    }

    private static OffsetDateTime time(String at) {
        return OffsetDateTime.parse(at);
    }
}
