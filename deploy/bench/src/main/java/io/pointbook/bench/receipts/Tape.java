package io.pointbook.bench.receipts;

import java.util.Arrays;

/** What stands on the topic, as far as the arithmetic needs it: of each record its card and its points. */
public final class Tape {
    private static final int FIRST_RECORDS = 1 << 12;

    private final int[][] cards;
    private final int[][] points;
    private final int[] sizes;

    public Tape(int partitions) {
        cards = new int[partitions][FIRST_RECORDS];
        points = new int[partitions][FIRST_RECORDS];
        sizes = new int[partitions];
    }

    /** Notes a record that the broker has acknowledged; offsets come without gaps. */
    public synchronized void add(int partition, long offset, int card, int worth) {
        int index = sizes[partition];
        if (offset != index) {
            throw new IllegalStateException(
                    "partition " + partition + " has offset " + offset + " where " + index + " was due");
        }
        if (index == cards[partition].length) {
            cards[partition] = Arrays.copyOf(cards[partition], 2 * index);
            points[partition] = Arrays.copyOf(points[partition], 2 * index);
        }
        cards[partition][index] = card;
        points[partition][index] = worth;
        sizes[partition]++;
    }

    public int partitions() {
        return sizes.length;
    }

    /** Records on all partitions. */
    public synchronized long records() {
        return Arrays.stream(sizes).asLongStream().sum();
    }

    /** The points of each card when of each partition the records before this offset were consumed. */
    public synchronized long[] balances(long[] nextOffsets) {
        long[] balances = new long[Cards.COUNT];
        for (int partition = 0; partition < sizes.length; partition++) {
            int consumed = Math.toIntExact(nextOffsets[partition]);
            if (consumed > sizes[partition]) {
                throw new IllegalArgumentException(
                        "partition " + partition + " has " + sizes[partition] + " records, not " + consumed);
            }
            for (int index = 0; index < consumed; index++) {
                int card = cards[partition][index];
                balances[card] = Math.addExact(balances[card], points[partition][index]);
            }
        }
        return balances;
    }
}
