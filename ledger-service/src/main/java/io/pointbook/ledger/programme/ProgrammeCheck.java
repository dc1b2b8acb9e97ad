package io.pointbook.ledger.programme;

import io.pointbook.ledger.programme.ProgrammeDocument.Card;
import io.pointbook.ledger.programme.ProgrammeDocument.Expiry;
import io.pointbook.ledger.programme.ProgrammeDocument.Ladder;
import io.pointbook.ledger.programme.ProgrammeDocument.Wallet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that is wrong with a programme, said so that its author can mend it. What passes never fails at a till. */
public final class ProgrammeCheck extends Checking {
    /** Rules of one programme. */
    public static final int MOST_RULES = 500;

    static final List<String> KINDS = List.of("CUSTOMER", "STAFF", "PARTNER");

    private final ProgrammeDocument document;
    private final Condition.Compiler compiler;
    private final Set<String> levels = new HashSet<>();

    /**
     * @param where the field, as a path: {@code rules[coffee].when.condition}
     * @param what is wrong and what is expected
     * @param column in a condition, from 1; absent elsewhere
     */
    public record Problem(
            String where, String what, @Nullable Integer column) {}

    private ProgrammeCheck(ProgrammeDocument document, Condition.Compiler compiler) {
        super(new ArrayList<>(), new HashMap<>());
        this.document = document;
        this.compiler = compiler;
    }

    /** All problems in the order of the document; none: it can be published. */
    public static List<Problem> of(ProgrammeDocument document, Condition.Compiler compiler) {
        var check = new ProgrammeCheck(document, compiler);
        check.all();
        return List.copyOf(check.problems);
    }

    private void all() {
        id("id", document.id());
        expect(document.name() != null && !document.name().isBlank(), "name", "a name for people is expected");
        expect(document.zone() != null, "zone", "a time zone like Europe/Warsaw is expected");
        expect(
                !document.memberKinds().isEmpty(),
                "memberKinds",
                "at least one kind of member is expected, like CUSTOMER");
        document.memberKinds().stream()
                .filter(kind -> !KINDS.contains(kind))
                .forEach(kind ->
                        add("memberKinds", kind + " is no kind of member; there are " + String.join(", ", KINDS)));
        wallets();
        tender();
        duration("returns.reachBack", document.returns().reachBack());
        duration("returns.restoredLiveAtLeast", document.returns().restoredLiveAtLeast());
        if (document.ladder() != null) {
            ladder(document.ladder());
        }
        cards();
        new RuleCheck(problems, wallets, levels, compiler).rules(document.rules());
    }

    private void wallets() {
        few("wallets", document.wallets());
        for (Wallet wallet : document.wallets()) {
            String where = "wallets[" + wallet.id() + "]";
            id(where + ".id", wallet.id());
            expect(wallets.put(wallet.id(), wallet) == null, where, "another wallet has the same id");
            boolean needsAfter = wallet.expiry().kind() == Expiry.Kind.AFTER
                    || wallet.expiry().kind() == Expiry.Kind.ROLLING;
            expect(
                    wallet.expiry().kind() != null,
                    where + ".expiry.kind",
                    "NEVER, AFTER, END_OF_MONTH, END_OF_YEAR or ROLLING is expected");
            expect(
                    !needsAfter || wallet.expiry().after() != null,
                    where + ".expiry.after",
                    "how long the points live is expected, like P1Y");
            period(where + ".expiry.after", wallet.expiry().after());
            period(where + ".pendingFor", wallet.pendingFor());
        }
        expect(
                document.wallets().stream().anyMatch(Wallet::spendable),
                "wallets",
                "at least one wallet that can be spent is expected");
    }

    private void tender() {
        if (document.tender() == null) {
            add("tender", "which points pay at tills, and how many pay 1.00, is expected");
            return;
        }
        var wallet = wallet("tender.wallet", document.tender().wallet());
        expect(wallet == null || wallet.spendable(), "tender.wallet", "a wallet that can be spent is expected");
        positive("tender.pointsPerUnit", document.tender().pointsPerUnit());
    }

    private void ladder(Ladder ladder) {
        var wallet = wallet("ladder.wallet", ladder.wallet());
        expect(wallet == null || !wallet.spendable(), "ladder.wallet", "a wallet that cannot be spent is expected");
        expect(
                wallet == null || wallet.expiry().kind() == Expiry.Kind.NEVER,
                "ladder.wallet",
                "a wallet whose points never expire is expected: the period decides what counts");
        expect(
                ladder.period() != null,
                "ladder.period",
                "CALENDAR_YEAR, CALENDAR_QUARTER, CALENDAR_MONTH or ANNIVERSARY is expected");
        if (ladder.levels().isEmpty()) {
            add("ladder.levels", "at least one level is expected");
            return;
        }
        few("ladder.levels", ladder.levels());
        var thresholds = new HashSet<Long>();
        for (Ladder.Level level : ladder.levels()) {
            String where = "ladder.levels[" + level.id() + "]";
            id(where + ".id", level.id());
            expect(levels.add(level.id()), where, "another level has the same id");
            expect(
                    level.from() >= 0 && level.from() <= MOST_POINTS,
                    where + ".from",
                    "0 to " + MOST_POINTS + " is expected");
            expect(thresholds.add(level.from()), where + ".from", "another level begins at the same number");
        }
        expect(thresholds.contains(0L), "ladder.levels", "one level from 0 is expected: where everybody begins");
    }

    private void cards() {
        few("cards", document.cards());
        var ids = new HashSet<String>();
        for (Card card : document.cards()) {
            String where = "cards[" + card.id() + "]";
            id(where + ".id", card.id());
            expect(ids.add(card.id()), where, "another card has the same id");
            wallet(where + ".collects", card.collects());
            wallet(where + ".wallet", card.wallet());
            expect(
                    card.wallet() == null || !card.wallet().equals(card.collects()),
                    where + ".wallet",
                    "another wallet than the collected one is expected");
            positive(where + ".full", card.full());
            positive(where + ".points", card.points());
        }
        var collected = document.cards().stream().map(Card::collects).collect(Collectors.toSet());
        document.cards().stream()
                .filter(card -> collected.contains(card.wallet()))
                .forEach(card -> add("cards[" + card.id() + "].wallet", "a wallet that no card collects is expected"));
    }
}
