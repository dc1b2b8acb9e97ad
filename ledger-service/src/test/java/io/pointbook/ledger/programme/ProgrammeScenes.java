package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.MemberAccount;
import io.pointbook.ledger.account.Occasion;
import io.pointbook.ledger.account.Promotions;
import io.pointbook.ledger.account.ReceiptKept;
import io.pointbook.ledger.account.RuleUse;
import io.pointbook.ledger.account.Story;
import io.pointbook.ledger.rulebook.ProgrammeEvent;
import io.pointbook.ledger.rulebook.ProgrammeEvent.DraftSaved;
import io.pointbook.ledger.rulebook.ProgrammeEvent.VersionPublished;
import io.pointbook.ledger.rulebook.ProgrammeJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Programmes, and a receipt that one of them judged, with everything that can be stored. */
public final class ProgrammeScenes {
    private static final Instant AT = Instant.parse("2027-02-28T12:00:00Z");
    private static final String EVERYTHING = """
            {"id":"everything","name":"Everything at once","zone":"Europe/Warsaw","memberKinds":["CUSTOMER"],
             "wallets":[{"id":"points","spendable":true,"pendingFor":"P1D","expiry":{"kind":"END_OF_YEAR","after":"P1Y"}},
               {"id":"stamps","spendable":false}],
             "tender":{"wallet":"points","pointsPerUnit":100},
             "returns":{"policy":"WITHIN_BALANCE","unmatchedByValue":true,"reachBack":"P100D","restoredLiveAtLeast":"P7D"},
             "ladder":{"wallet":"stamps","period":"ANNIVERSARY","softLanding":true,"levels":[{"id":"low","from":0},{"id":"high","from":10}]},
             "cards":[{"id":"card","collects":"stamps","full":2,"wallet":"points","points":5}],
             "rules":[
               {"id":"amount","name":"Amount","priority":9,"effect":{"type":"POINTS_PER_AMOUNT","wallet":"points","points":3,"per":"2.00","rounding":"HALF_UP"},
                "limits":[{"per":"DAY","points":10,"over":"CUT"}]},
               {"id":"stamp","name":"Stamp","priority":8,"when":{"lines":"item == 'coffee'"},"effect":{"type":"POINTS_PER_UNIT","wallet":"stamps","points":1}},
               {"id":"double","name":"Double","priority":7,"group":"more","meeting":"BEST",
                "when":{"from":"2027-01-01","until":"2027-12-31","hours":[{"days":["MONDAY"],"from":"08:00","until":"20:00"}],"stores":["S1"],"tiers":["low"],"tags":[],"condition":"net > 100"},
                "effect":{"type":"MULTIPLIER","wallet":"points","factor":"2"}},
               {"id":"next","name":"Next","priority":6,"when":{"draw":{"name":"next","oneIn":3}},
                "effect":{"type":"COUPON","coupon":{"benefit":"DISCOUNT_AMOUNT","number":200,"currency":"PLN","category":"bakery","validAfter":"P1D","validFor":"P30D"}}},
               {"id":"quarter","name":"Quarter","priority":5,"trigger":"SCHEDULE","schedule":{"every":"QUARTER","after":"P3D","counts":"stamps"},"when":{"tags":["vip"]},
                "effect":{"type":"POINTS_PER_UNIT","wallet":"points","points":2}}]}""";

    private static final String DISCOUNTS = """
            {"id":"discounts","name":"Discounts","zone":"Europe/Warsaw","memberKinds":["CUSTOMER"],
             "wallets":[{"id":"points","spendable":true}],"tender":{"wallet":"points","pointsPerUnit":100},
             "rules":[
               {"id":"ten","name":"Ten","priority":9,"when":{"lines":"item == 'tea'"},
                "effect":{"type":"DISCOUNT","rounding":"HALF_UP","discount":{"kind":"PERCENT","percent":"10"}}},
               {"id":"half","name":"Half","priority":8,"when":{"lines":"item == 'mug'"},
                "effect":{"type":"DISCOUNT","discount":{"kind":"NTH_PIECE","price":"0.50","currency":"PLN","every":2,"most":3}},
                "limits":[{"per":"DAY","points":500,"uses":3}]},
               {"id":"more","name":"More","priority":7,"when":{"lines":"item == 'box'"},
                "effect":{"type":"DISCOUNT","discount":{"kind":"BANDS","by":"PIECES","bands":[{"from":"10","percent":"5"}]}}}]}""";

    private ProgrammeScenes() {}

    public static Map<String, ProgrammeEvent> programmes() {
        var scenes = new LinkedHashMap<String, ProgrammeEvent>();
        scenes.put("draft", new DraftSaved("programme:everything#1", "everything", document(), "ewa", AT, null));
        scenes.put(
                "published",
                new VersionPublished(
                        "programme:everything#2",
                        "everything",
                        1,
                        document(),
                        AT.plusSeconds(3600),
                        "ewa",
                        "spring",
                        AT,
                        null));
        var imported = new ProgrammeEvent.Imported("jan", AT.plusSeconds(60));
        scenes.put(
                "brought-draft",
                new DraftSaved("programme:everything#3", "everything", document(), "ewa", AT, imported));
        scenes.put(
                "published-elsewhere",
                new VersionPublished(
                        "programme:everything#4", "everything", 2, document(), AT, "ewa", "spring", AT, imported));
        scenes.put("discounts", new DraftSaved("programme:discounts#1", "discounts", discounts(), "ewa", AT, null));
        return scenes;
    }

    /** A receipt whose till has given discounts, one of them otherwise than its rule says. */
    public static AccountEvent discounted() {
        var anna = Scenario.of(discounts(), "2027-01-01T08:00:00+01:00");
        Checkout.gives(
                anna,
                "2027-03-01T10:00:00+01:00",
                List.of("tea:1:900", "mug:2:1100"),
                Map.of(1, "discounts/ten:100", 2, "half:999"));
        return anna.story().events().getLast();
    }

    /** A till without connection that has left a discount out. */
    public static AccountEvent leftOut() {
        var anna = Scenario.of(discounts(), "2027-01-01T08:00:00+01:00");
        anna.arrives("2027-03-01T10:00:00+01:00", "SALE", Scenario.sales("tea:1:1000"), ",'offline':true");
        return anna.story().events().getLast();
    }

    /** The same receipt without a card. */
    public static ReceiptKept keptWithPromotions() {
        var read = Story.read("""
                {'storeId':'S1','workstationId':'1','businessDay':'2027-03-01','sequenceNumber':9,'type':'SALE','offline':true,
                 'endedAt':'2027-03-01T10:00:00+01:00','currency':'PLN',
                 'lines':[{'lineNumber':1,'kind':'SALE','itemId':'tea','quantity':'1','net':1000}]}""");
        var promotions = Promotions.ofNobody(Scenario.compiled(discounts()), read.receipt());
        return new ReceiptKept(
                read.receipt().id().toString(),
                read.receipt().id(),
                ReceiptKept.Reason.NO_CARD,
                read.receipt().endedAt(),
                read.receipt().endedAt(),
                RuleUse.notes(promotions),
                read.canonical(),
                promotions);
    }

    /** A receipt that meets every kind of effect: cut, exchanged, multiplied, with a coupon. */
    public static AccountEvent judged() {
        var anna = Scenario.of(document(), "2027-01-01T08:00:00+01:00");
        anna.buys("2027-03-01T09:00:00+01:00", "gum:1:1");
        anna.buys("2027-03-01T09:30:00+01:00", "gum:1:1");
        anna.buys("2027-03-01T10:00:00+01:00", "coffee:2:2000:drinks", "bread:1:900:bakery");
        return anna.story().events().getLast();
    }

    /** Occasions that give something, that take it off, and a purchase that a referrer is rewarded for; by name. */
    public static Map<String, AccountEvent> occasions() throws Exception {
        var scenes = new LinkedHashMap<String, AccountEvent>();
        var ewa = Scenario.of("referral", "2027-01-01T08:00:00+01:00");
        var referral = ewa.happensWith("2027-01-05T10:00:00+01:00", Occasion.Kind.REFERRAL, 4590, "m-jan");
        scenes.put("referral", ewa.story().events().getLast());
        ewa.happens("2027-01-08T10:00:00+01:00", Occasion.Kind.REFERRAL_UNDONE, referral, "m-jan");
        scenes.put("referral-undone", ewa.story().events().getLast());
        ewa.happens("2027-01-09T10:00:00+01:00", Occasion.Kind.TAGGED, "vip", 0);
        scenes.put("tagged", ewa.story().events().getLast());
        ewa.happens("2027-01-10T10:00:00+01:00", Occasion.Kind.REFERRED, "", "m-ola");
        ewa.buys("2027-01-11T10:00:00+01:00", "tea:1:3000");
        scenes.put("first-purchase-of-a-friend", ewa.story().events().getLast());
        var ola = Scenario.of("keep-alive", "2027-01-01T08:00:00+01:00");
        ola.buys("2027-01-31T10:00:00+01:00", "tea:1:1000");
        ola.buys("2027-06-15T10:00:00+02:00", "tea:1:50");
        scenes.put("prolonged", ola.story().events().getLast());
        var anna = Scenario.of("engagement", "2027-01-01T08:00:00+01:00");
        anna.happens("2027-05-04T06:00:00+02:00", Occasion.Kind.BIRTHDAY, "", 0);
        scenes.put("birthday", anna.story().events().getLast());
        return scenes;
    }

    /** An account with everything that only some accounts have, as a snapshot keeps it. */
    public static MemberAccount aggregate() throws Exception {
        var ewa = Scenario.since("referral", "2027-01-01T08:00:00+01:00", "2020-02-29T00:00:00+01:00");
        ewa.happensWith("2027-01-05T10:00:00+01:00", Occasion.Kind.REFERRAL, 4590, "m-jan");
        ewa.happens("2027-01-09T10:00:00+01:00", Occasion.Kind.TAGGED, "vip", 0);
        ewa.happens("2027-01-10T10:00:00+01:00", Occasion.Kind.REFERRED, "", "m-ola");
        return ewa.story().aggregate();
    }

    private static ProgrammeDocument document() {
        return read(EVERYTHING);
    }

    private static ProgrammeDocument discounts() {
        return read(DISCOUNTS);
    }

    private static ProgrammeDocument read(String programme) {
        try {
            return ProgrammeJson.read(programme.getBytes(StandardCharsets.UTF_8));
        } catch (ProgrammeJson.NotAProgramme wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
