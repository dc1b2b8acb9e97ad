package io.pointbook.ledger.statement;

import io.pointbook.ledger.account.Programme;
import io.pointbook.ledger.account.TierReasons;
import io.pointbook.ledger.account.TierReasons.Counted;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.door.LedgerProblem;
import io.pointbook.ledger.words.Language;
import io.pointbook.ledger.words.Node;
import io.pointbook.ledger.words.Phrasebook;
import io.pointbook.ledger.words.Telling;
import io.pointbook.ledger.words.Units;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Says which purchases of which period a member's level rests on. */
public final class TierExplanations {
    private final AccountDoor door;

    public TierExplanations(AccountDoor door) {
        this.door = door;
    }

    TierExplanation explain(String memberId, Language language) throws Exception {
        return door.look(transaction -> {
            var now = door.now();
            var account = AccountDoor.accountOf(transaction.connection(), memberId);
            var sitting = door.sit(transaction, account);
            var programme = sitting.programme(account, now);
            var reasons = programme.tierReasons(sitting.account(account), now);
            if (reasons == null) {
                throw LedgerProblem.NO_LEVELS.because(
                        "The programme " + programme.id() + " that this member takes part in has no levels.");
            }
            return explained(memberId, now, programme, reasons, new Phrasebook(language, programme.zone()));
        });
    }

    private static TierExplanation explained(
            String memberId, Instant now, Programme programme, TierReasons reasons, Phrasebook words) {
        var telling = told(reasons, words);
        return new TierExplanation(
                memberId,
                now,
                programme.id(),
                programme.version(),
                reasons.standing().tier(),
                words.language().tag(),
                words.zone().getId(),
                telling.sentence(),
                telling.sentences(),
                tree(programme, reasons, new Node.Maker(words)));
    }

    static Telling told(TierReasons reasons, Phrasebook words) {
        var telling = new Telling(words);
        var standing = reasons.standing();
        var current = reasons.periods().getLast();
        telling.say(
                "tier.now",
                Map.of(
                        "tier", standing.tier(),
                        "qualifying", units(reasons, standing.qualifying()),
                        "from", current.from(),
                        "until", current.until()));
        if (reasons.gave() != null) {
            reached(reasons, reasons.gave(), telling);
        }
        if (standing.next() == null || standing.missing() == null) {
            telling.say("tier.highest", Map.of());
        } else {
            telling.say("tier.next", Map.of("missing", units(reasons, standing.missing()), "next", standing.next()));
        }
        if (standing.willDowngrade()) {
            telling.say("tier.after", Map.of("until", current.until(), "after", standing.afterPeriod()));
        }
        for (TierReasons.Period period : reasons.periods()) {
            telling.detail(
                    "tier.period",
                    Map.of(
                            "from", period.from(),
                            "until", period.until(),
                            "qualifying", units(reasons, period.units()),
                            "level", period.level()));
        }
        return telling;
    }

    private static void reached(TierReasons reasons, Counted lot, Telling telling) {
        var level = lot.reaches() == null ? "" : lot.reaches();
        var running = units(reasons, lot.running());
        if (lot.receipt() == null) {
            telling.say("tier.reached", Map.of("level", level, "running", running, "at", lot.at()));
        } else {
            telling.say(
                    "tier.reached.receipt",
                    Map.of("level", level, "running", running, "at", lot.at(), "receipt", lot.receipt()));
        }
    }

    static Node tree(Programme programme, TierReasons reasons, Node.Maker nodes) {
        var standing = reasons.standing();
        return nodes.of(
                "tier",
                standing.tier(),
                null,
                nodes.text("programme", programme.id()),
                nodes.number("version", programme.version()),
                nodes.units("qualifying", standing.qualifying(), reasons.wallet()),
                standing.next() == null ? null : nodes.text("next", standing.next()),
                standing.missing() == null ? null : nodes.units("missing", standing.missing(), reasons.wallet()),
                nodes.text("after", standing.afterPeriod()),
                periods(reasons, nodes),
                counted(reasons, nodes));
    }

    private static Node periods(TierReasons reasons, Node.Maker nodes) {
        List<Node> periods = reasons.periods().stream()
                .map(period -> nodes.units(
                        "period",
                        period.units(),
                        reasons.wallet(),
                        nodes.time("from", period.from()),
                        nodes.time("until", period.until()),
                        nodes.text("level", period.level())))
                .toList();
        return nodes.of("periods", Integer.toString(periods.size()), null, periods);
    }

    private static Node counted(TierReasons reasons, Node.Maker nodes) {
        List<Node> lots = reasons.counted().stream()
                .map(lot -> nodes.of(
                        "lot",
                        lot.lot(),
                        null,
                        lot.receipt() == null ? null : nodes.text("receipt", lot.receipt()),
                        nodes.time("at", lot.at()),
                        nodes.units("points", lot.units(), reasons.wallet()),
                        nodes.units("running", lot.running(), reasons.wallet()),
                        lot.reaches() == null ? null : nodes.text("level", lot.reaches())))
                .toList();
        return nodes.of("receipts", Integer.toString(lots.size() + reasons.countedLeftOut()), null, lots);
    }

    private static Units units(TierReasons reasons, long count) {
        return new Units(count, reasons.wallet());
    }
}
