package io.pointbook.rewards.door;

/** What is true of points wherever they are asked for. */
public final class Points {
    /** The ledger holds no more at once. */
    public static final long MOST = 1_000_000_000_000L;

    private Points() {}
}
