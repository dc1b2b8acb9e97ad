package io.pointbook.ledger.account.receipt;

/**
 * The receipt as we keep it: the till's JSON, every member kept, card numbers replaced by their keyed hashes. UTF-8.
 * Stored once, inside the event that carries the receipt's bare identity.
 */
public final class CanonicalReceipt {
    private final byte[] json;

    public CanonicalReceipt(byte[] json) {
        this.json = json;
    }

    /** The bytes themselves, not a copy: nobody changes them. */
    public byte[] json() {
        return json;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CanonicalReceipt that && java.util.Arrays.equals(json, that.json);
    }

    @Override
    public int hashCode() {
        return java.util.Arrays.hashCode(json);
    }

    /** Its size only: a receipt never stands in a log. */
    @Override
    public String toString() {
        return "CanonicalReceipt[" + json.length + " bytes]";
    }
}
