package io.pointbook.notification.carrier;

/** Who is told what carriers tell later. Called from the carrier's threads; whoever throws is told again where it can be. */
public interface Answers {
    /** About a message of ours. */
    void receipt(Receipt receipt) throws Exception;

    /** Somebody wrote to us. @param from a phone number (E.164) or an address @param text as it came, for example STOP */
    void reply(String from, String text) throws Exception;
}
