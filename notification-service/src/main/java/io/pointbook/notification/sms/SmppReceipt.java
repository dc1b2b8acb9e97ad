package io.pointbook.notification.sms;

import io.pointbook.notification.carrier.Receipt;
import io.pointbook.notification.carrier.Receipt.Fate;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.MessageState;
import org.jsmpp.bean.OptionalParameter;
import org.jspecify.annotations.Nullable;

/**
 * Reads delivery receipts. Their text (SMPP 3.4, appendix B) is written by each maker in another way, so that only what is
 * looked for is read; options of the message, where they are there, go before.
 */
final class SmppReceipt {
    private static final Pattern ID = Pattern.compile("\\bid:(?!\\s*sub:)\\s*([^\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern STATE = Pattern.compile("\\bstat:\\s*([a-z]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ERROR = Pattern.compile("\\berr:\\s*([0-9a-z]+)", Pattern.CASE_INSENSITIVE);
    private static final int UNSIGNED_SHORT = 0xFFFF;

    private SmppReceipt() {}

    /** @param errors what the centre means by its numbers */
    static Receipt of(DeliverSm delivered, SmppErrors errors) {
        var text = new String(body(delivered), StandardCharsets.ISO_8859_1);
        var receipted = delivered.getOptionalParameter(OptionalParameter.Receipted_message_id.class);
        var option = delivered.getOptionalParameter(OptionalParameter.Message_state.class);
        var reference = delivered.getOptionalParameter(OptionalParameter.User_message_reference.class);
        var state = find(STATE, text);
        var error = find(ERROR, text);
        var told = option == null ? Fate.UNKNOWN : fate(option.getValue());
        var fate = told == Fate.UNKNOWN ? fate(state) : told;
        return new Receipt(
                receipted == null || receipted.getValueAsString().isEmpty()
                        ? find(ID, text)
                        : receipted.getValueAsString(),
                reference == null ? null : (long) (reference.getValue() & UNSIGNED_SHORT),
                fate == Fate.FAILED ? errors.failure(error) : fate,
                cause(state, error));
    }

    /** The text, or the option that long ones are in. */
    static byte[] body(DeliverSm delivered) {
        var payload = delivered.getOptionalParameter(OptionalParameter.Message_payload.class);
        return payload != null && payload.getValue() != null
                ? payload.getValue()
                : delivered.getShortMessage() == null ? new byte[0] : delivered.getShortMessage();
    }

    private static String cause(@Nullable String state, @Nullable String error) {
        return (state == null ? "" : state.toUpperCase(Locale.ROOT)) + (error == null ? "" : " err:" + error);
    }

    static Fate fate(@Nullable String state) {
        return state == null
                ? Fate.UNKNOWN
                : switch (state.toUpperCase(Locale.ROOT)) {
                    case "DELIVRD", "DELIVERED" -> Fate.DELIVERED;
                    case "EXPIRED" -> Fate.EXPIRED;
                    case "UNDELIV", "DELETED", "REJECTD", "REJECTED" -> Fate.FAILED;
                    case "ACCEPTD", "ENROUTE", "SCHEDULED" -> Fate.ON_ITS_WAY;
                    default -> Fate.UNKNOWN;
                };
    }

    private static Fate fate(byte state) {
        try {
            return fate(MessageState.valueOf(state));
        } catch (IllegalArgumentException _) {
            return Fate.UNKNOWN;
        }
    }

    static Fate fate(MessageState state) {
        return switch (state) {
            case DELIVERED -> Fate.DELIVERED;
            case EXPIRED -> Fate.EXPIRED;
            case UNDELIVERABLE, DELETED, SKIPPED, REJECTED -> Fate.FAILED;
            case ACCEPTED, ENROUTE, SCHEDULED -> Fate.ON_ITS_WAY;
            case UNKNOWN -> Fate.UNKNOWN;
        };
    }

    private static @Nullable String find(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }
}
