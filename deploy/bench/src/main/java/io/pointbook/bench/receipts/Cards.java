package io.pointbook.bench.receipts;

/** The members' cards. Some come more often than others, mildly: one in a hundred cards shows up on a tenth of the receipts. */
public final class Cards {
    /** How many cards there are. */
    public static final int COUNT = 20_000;

    private Cards() {}

    /** The number on a card. */
    public static String number(int card) {
        return "2981%09d".formatted(card);
    }

    /** Which card shows up where chance says so much, from 0 (inclusive) to 1 (exclusive). */
    static int at(double chance) {
        return (int) (COUNT * chance * chance);
    }
}
