package io.pointbook.local.stack;

import io.pointbook.contract.Topics;
import io.pointbook.local.Addresses;
import io.pointbook.local.Display;
import io.pointbook.local.demo.DemoCards;

/** What a newcomer reads when all runs. */
record Welcome(Addresses addresses, Display display) {

    void show(boolean withDemo) {
        String ledger = "http://" + Addresses.HOST + ":" + addresses.ledger();
        display.line("");
        display.line("All parts are up.");
        display.line("  ledger        " + ledger + "   API: " + ledger + "/q/swagger-ui   metrics: " + ledger
                + "/q/metrics");
        String rewards = "http://" + Addresses.HOST + ":" + addresses.rewards();
        display.line("  rewards       " + rewards + "   API: " + rewards + "/q/swagger-ui   catalogue: " + rewards
                + "/rewards");
        String notification = "http://" + Addresses.HOST + ":" + addresses.notification();
        display.line("  notification  " + notification + "   API: " + notification + "/q/swagger-ui   inbox: "
                + notification + "/console/inbox");
        display.line("  Kafka         " + addresses.bootstrap() + "   receipts go to " + Topics.TILL_RECEIPTS);
        display.line("  PostgreSQL    " + addresses.jdbcUrl("ledger"));
        display.line("");
        if (withDemo) {
            showCard(ledger);
        }
        display.line("More: ./pointbook status, ./pointbook logs, ./pointbook send FILE, ./pointbook down");
    }

    private void showCard(String ledger) {
        String find = ledger + "/members?card=" + DemoCards.FIRST;
        display.line("A demo customer holds card " + DemoCards.FIRST + ". Who is it, and how many points are there?");
        display.line("  curl -s '" + find + "'");
        display.line("  curl -s \"" + ledger + "/members/$(curl -s '" + find
                + "' | sed 's/.*\"memberId\":\"\\([^\"]*\\)\".*/\\1/')/balance\"");
        display.line("");
    }
}
