package io.pointbook.notification.sms;

import java.time.Duration;

/**
 * How an SMS centre is reached.
 *
 * @param sender a name of at most eleven characters, or a number; to a name nobody can answer STOP
 * @param window submissions that wait for their answer at a time
 * @param perSecond submissions; fewer while the centre throttles
 * @param enquireEvery a link that is silent for so long is asked whether it is alive
 * @param answerWithin so long the centre may take to answer
 * @param connectEvery how often a broken link is tried at first; up to sixteen times as long later
 * @param errors what the centre's own numbers mean
 */
public record SmppSettings(
        String host,
        int port,
        String systemId,
        String password,
        String systemType,
        String sender,
        int window,
        int perSecond,
        Duration enquireEvery,
        Duration answerWithin,
        Duration connectEvery,
        SmppErrors errors) {
    private static final int LONGEST_NAME = 11;

    public SmppSettings {
        if (sender.isEmpty() || sender.length() > LONGEST_NAME && !isNumber(sender)) {
            throw new IllegalArgumentException(
                    "an SMS sender is a number or a name of at most " + LONGEST_NAME + " characters, not " + sender);
        }
        if (window < 1 || perSecond < 1) {
            throw new IllegalArgumentException("window and rate of SMS are at least 1");
        }
    }

    boolean hasNumber() {
        return isNumber(sender);
    }

    private static boolean isNumber(String sender) {
        return sender.chars().allMatch(Character::isDigit);
    }

    /** Without its password: it stands in logs. */
    @Override
    public String toString() {
        return "SmppSettings[" + host + ":" + port + ", " + systemId + "]";
    }
}
