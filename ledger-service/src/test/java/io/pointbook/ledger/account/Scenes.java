package io.pointbook.ledger.account;

import io.pointbook.ledger.account.AccountEvent.AccountBlocked;
import io.pointbook.ledger.account.AccountEvent.AccountUnblocked;
import io.pointbook.ledger.account.AccountEvent.MemberEnrolled;
import io.pointbook.ledger.account.book.Portion;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the approved samples show: one event of each kind, and the receipts that readers ask about first. */
public final class Scenes {
    /** A KG line, a category, a deposit, and one of three milks taken off again at the till. */
    public static final String SALE = """
            {'storeId':'S1','workstationId':'W1','businessDay':'2026-03-02','sequenceNumber':7,'type':'SALE',
             'endedAt':'2026-03-02T18:30:00+01:00','currency':'EUR','card':{'number':'2981000012345678'},
             'lines':[
              {'lineNumber':1,'kind':'SALE','itemId':'milk','gtin':'5900512340019','description':'Milk 1 l',
               'category':['Food','Dairy'],'quantity':'3','net':387},
              {'lineNumber':2,'kind':'SALE','itemId':'bread','quantity':'0.42','unit':'KG','net':499},
              {'lineNumber':3,'kind':'DEPOSIT','itemId':'bottle','quantity':'2','net':50},
              {'lineNumber':4,'kind':'VOID','itemId':'milk','quantity':'-1','net':-129,'voidsLine':1}],
             'tenders':[{'type':'CASH','amount':807}],'total':807}""";

    /** One milk with the receipt, one bread without. */
    public static final String RETURN = """
            {'storeId':'S1','workstationId':'W2','businessDay':'2026-03-05','sequenceNumber':12,'type':'RETURN',
             'endedAt':'2026-03-05T10:00:00+01:00','currency':'EUR','card':{'number':'2981000012345678'},
             'lines':[
              {'lineNumber':1,'kind':'RETURN','itemId':'milk','quantity':'-1','net':-129,
               'original':{'storeId':'S1','workstationId':'W1','businessDay':'2026-03-02','sequenceNumber':7,'lineNumber':1}},
              {'lineNumber':2,'kind':'RETURN','itemId':'bread','quantity':'-0.2','unit':'KG','net':-238}]}""";

    /** Forty points pay at a till that was offline, by a hold that nobody knows; the account has fewer. */
    public static final String PAID_WITH_POINTS = """
            {'storeId':'S2','workstationId':'W1','businessDay':'2026-03-06','sequenceNumber':90,'type':'SALE','offline':true,
             'endedAt':'2026-03-06T09:15:00+01:00','currency':'EUR','card':{'number':'2981000012345678'},
             'lines':[{'lineNumber':1,'kind':'SALE','itemId':'tea','quantity':'1','net':340}],
             'tenders':[{'type':'POINTS','amount':40,'points':40,'holdId':'h-gone'},{'type':'CASH','amount':300}]}""";

    public static final String VOID = """
            {'storeId':'S1','workstationId':'W1','businessDay':'2026-03-07','sequenceNumber':3,'type':'POST_VOID',
             'endedAt':'2026-03-07T08:00:00+01:00','card':{'number':'2981000012345678'},
             'voids':{'storeId':'S1','workstationId':'W1','businessDay':'2026-03-02','sequenceNumber':7}}""";

    /** Somebody without a card brings back what Anna bought. */
    public static final String RETURN_WITHOUT_CARD = """
            {'storeId':'S3','workstationId':'W9','businessDay':'2026-03-04','sequenceNumber':1,'type':'RETURN',
             'endedAt':'2026-03-04T12:00:00+01:00','currency':'EUR',
             'lines':[
              {'lineNumber':1,'kind':'RETURN','itemId':'milk','quantity':'-1','net':-129,
               'original':{'storeId':'S1','workstationId':'W1','businessDay':'2026-03-02','sequenceNumber':7,'lineNumber':1}}]}""";

    private static final Instant MONDAY = Instant.parse("2026-03-02T17:30:01Z");

    private Scenes() {}

    /** An event and its number in its account's stream. */
    public record Scene(AccountEvent event, long sequence) {}

    /** By the name of the sample. */
    public static Map<String, Scene> all() {
        var scenes = new LinkedHashMap<String, Scene>();
        week(Story.begins(), scenes);
        var expiring = Story.withPointsThatLive(Duration.ofDays(30));
        expiring.opened(MONDAY);
        expiring.receipt(SALE, MONDAY);
        add(scenes, "expiry", expiring, expiring.settle("settle:m-anna:1", day(35)));
        var brought = Story.begins();
        brought.opened(MONDAY);
        brought.receipt(SALE, MONDAY);
        add(scenes, "return-by-another", brought, brought.foreignReceipt(RETURN_WITHOUT_CARD, "#2", _ -> true, day(2)));
        var saved = Story.begins();
        saved.opened(MONDAY);
        var coupons = List.of(
                new UsedCoupon("SPRING", UsedCoupon.Kind.POINTS, 5, "milk", null),
                new UsedCoupon("DOUBLE", UsedCoupon.Kind.MULTIPLIER, 200, null, "Food"));
        add(scenes, "coupons-used", saved, saved.receipt(SALE, coupons, MONDAY));
        return scenes;
    }

    private static void week(Story anna, Map<String, Scene> scenes) {
        add(scenes, "account-opened", anna, anna.opened(MONDAY));
        add(scenes, "sale", anna, anna.receipt(SALE, MONDAY));
        add(
                scenes,
                "enrolled",
                anna,
                anna.happened(
                        new MemberEnrolled("member:m-anna#enrolled", Story.ANNA, "CUSTOMER", day(1), day(1), null)));
        add(scenes, "adjustment", anna, anna.adjust("a-1", 20, day(1)));
        add(scenes, "hold", anna, anna.hold("h-1", 5, day(2), day(2).plusSeconds(900)));
        add(scenes, "capture", anna, anna.capture("h-1", 3, day(2).plusSeconds(60)));
        anna.hold("h-2", 2, day(2), day(2).plusSeconds(900));
        add(scenes, "release", anna, anna.release("h-2", day(2).plusSeconds(90)));
        add(scenes, "return", anna, anna.receipt(RETURN, day(3)));
        add(scenes, "unheld-payment", anna, anna.receipt(PAID_WITH_POINTS, day(4)));
        add(scenes, "void", anna, anna.receipt(VOID, day(5)));
        anna.adjust("a-2", 50, day(6));
        add(scenes, "into-a-pool", anna, anna.gives("t-1", 30, "m-house", day(6)));
        add(scenes, "out-of-a-pool", anna, anna.takes("t-2", List.of(new Portion(7, day(60))), "m-house", day(6)));
        add(
                scenes,
                "blocked",
                anna,
                anna.happened(new AccountBlocked("block:b-1", Story.ANNA, "jan", "card found", day(6), day(6))));
        add(
                scenes,
                "unblocked",
                anna,
                anna.happened(new AccountUnblocked("block:b-2", Story.ANNA, "jan", "card given back", day(6), day(6))));
        add(scenes, "capture-return", anna, anna.giveBack("h-1", "ret-1", 2, day(7)));
    }

    /** A receipt without a card: an event, but no member's. */
    public static ReceiptKept kept() {
        var read = Story.read(RETURN_WITHOUT_CARD);
        return new ReceiptKept(
                read.receipt().id().toString(),
                read.receipt().id(),
                ReceiptKept.Reason.NO_CARD,
                read.receipt().endedAt(),
                day(2),
                List.of(new Note(Note.Code.NOBODY_PAYS, null, "40")),
                read.canonical(),
                null);
    }

    private static void add(Map<String, Scene> scenes, String name, Story story, AccountEvent event) {
        scenes.put(name, new Scene(event, story.events().size() - 1));
    }

    private static Instant day(int later) {
        return MONDAY.plus(Duration.ofDays(later));
    }
}
