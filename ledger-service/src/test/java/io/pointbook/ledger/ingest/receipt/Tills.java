package io.pointbook.ledger.ingest.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;

/** Receipts as tills send them, and the reader under test. */
final class Tills {
    static final String CARD = "2981000012345678";
    static final Instant BROKER_TIME = Instant.parse("2024-05-06T17:00:00Z");
    static final CardHasher HASHER = hasher();
    static final TillReceiptReader READER = new TillReceiptReader(HASHER, ReceiptLimits.DEFAULT);

    private Tills() {}

    /** One sale of two lines with a card, single quotes for double ones. */
    static String sale() {
        return """
               {'storeId':'S1','workstationId':'W1','businessDay':'2024-05-06','sequenceNumber':7,'type':'SALE',
                'endedAt':'2024-05-06T18:30:00+02:00','currency':'EUR','card':{'number':'2981000012345678','entryMethod':'SCANNED'},
                'lines':[{'lineNumber':1,'kind':'SALE','itemId':'milk','quantity':'2','net':258},
                         {'lineNumber':2,'kind':'SALE','itemId':'bread','quantity':'0.42','unit':'KG','net':199}],
                'tenders':[{'type':'CASH','amount':500},{'type':'CASH','amount':-43}],'total':457}
               """;
    }

    /** A sale with every member that the contract knows. */
    static String everything() {
        String other = "'storeId':'S1','workstationId':'W1','businessDay':'2024-05-05','sequenceNumber':6";
        return """
               {'storeId':'S1','workstationId':'W1','businessDay':'2024-05-06','sequenceNumber':7,'type':'SALE',
                'beganAt':'2024-05-06T18:29:00+02:00','endedAt':'2024-05-06T18:30:00+02:00','operatorId':'9',
                'currency':'EUR','training':false,'offline':true,'card':{'number':'2981000012345678','entryMethod':'NFC'},
                'otherCards':['9900112233'],'coupons':['C1'],'voids':{%1$s},'resumes':{%1$s},'total':100,'rounding':2,
                'timeZone':'Europe/Warsaw','receiptNumber':'R7','channel':'STORE',
                'lines':[{'lineNumber':1,'kind':'SALE','itemId':'milk','gtin':'12345678','description':'Milk',
                          'category':['food'],'quantity':'1','unit':'EA','unitPrice':98,
                          'discounts':[{'amount':1,'promotionId':'P','couponCode':'C1'}],'net':98,'tax':5,'voidsLine':1,
                          'original':{%1$s,'lineNumber':3}}],
                'tenders':[{'type':'POINTS','amount':100,'holdId':'H1','points':10000}]}
               """.formatted(other);
    }

    /** A sale with these lines in the place of the two. */
    static String saleOf(String lines) {
        return """
               {'storeId':'S1','workstationId':'W1','businessDay':'2024-05-06','sequenceNumber':7,'type':'SALE',
                'endedAt':'2024-05-06T18:30:00+02:00','currency':'EUR','lines':[%s]}
               """.formatted(lines);
    }

    /** The sale with one piece of its text changed. */
    static String saleWith(String piece, String other) {
        assertThat(sale()).contains(piece);
        return sale().replace(piece, other);
    }

    static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    static Reading read(String json) {
        return READER.read(bytes(json), TillHeaders.NONE, BROKER_TIME);
    }

    static Reading.Read accepted(String json) {
        return accepted(read(json));
    }

    static Reading.Read accepted(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return (Reading.Read) reading;
    }

    static Reading.Refused refused(String json) {
        return refused(read(json));
    }

    static Reading.Refused refused(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return (Reading.Refused) reading;
    }

    static String canonical(Reading.Read read) {
        return new String(read.canonical().json(), StandardCharsets.UTF_8);
    }

    private static CardHasher hasher() {
        try {
            var file = Files.createTempFile("card", ".key");
            file.toFile().deleteOnExit();
            Files.writeString(file, "a key for tests, 32 bytes or more");
            return CardHasher.fromFile(file);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
