package io.pointbook.ledger.statement;

/** Receipts in single quotes for double ones. */
final class Receipts {
    /** 12.40 EUR of goods and a deposit of 0.25: twelve points. */
    static final String SALE = """
            {'storeId':'S1','workstationId':'W1','businessDay':'2026-03-01','sequenceNumber':7,'type':'SALE',
             'endedAt':'2026-03-01T12:00:00Z','currency':'EUR','card':{'number':'2981000012345678'},
             'lines':[{'lineNumber':1,'kind':'SALE','itemId':'tea','quantity':'1','net':340},
                      {'lineNumber':2,'kind':'DEPOSIT','itemId':'bottle','quantity':'1','net':25},
                      {'lineNumber':3,'kind':'SALE','itemId':'cake','quantity':'2','net':900}]}
            """;

    private Receipts() {}

    /** A receipt of the same till on which only a fee stands: no points. */
    static String nothing(int sequenceNumber) {
        return """
                {'storeId':'S1','workstationId':'W1','businessDay':'2026-03-01','sequenceNumber':%d,'type':'SALE',
                 'endedAt':'2026-03-01T12:00:00Z','currency':'EUR','card':{'number':'2981000012345678'},
                 'lines':[{'lineNumber':1,'kind':'FEE','quantity':'1','net':340}]}
                """.formatted(sequenceNumber);
    }
}
