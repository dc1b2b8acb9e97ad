package io.pointbook.bench.receipts;

/**
 * A generated receipt.
 *
 * @param card which of {@link Cards}
 * @param points what it earns under the default programme, by our own arithmetic
 * @param json as a till sends it
 */
record MadeReceipt(int card, int points, String json) {}
