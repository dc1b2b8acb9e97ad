package io.pointbook.notification.sms;

import io.pointbook.notification.carrier.Outgoing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;

/** Writes a part of a text as submit_sm. */
final class SmppSubmission {
    private static final byte UCS_2 = 8;
    private static final byte GSM_7 = 0;

    /** The user data begins with a header (3GPP TS 23.040, 9.2.3.23). */
    private static final byte WITH_HEADER = 0x40;

    private static final int HEADER_BYTES = 6;
    private static final byte HEADER_LENGTH = 5;
    private static final byte CONCATENATED = 0;
    private static final byte CONCATENATED_LENGTH = 3;
    private static final byte NORMAL = 0;

    /** SMPP 3.4, 7.1.1: tenths of a second, quarters of an hour from UTC, and the direction. */
    private static final DateTimeFormatter ABSOLUTE =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'000+'").withZone(ZoneOffset.UTC);

    private final SmppSettings settings;
    private final Clock clock;

    SmppSubmission(SmppSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @return the centre's id of the part */
    String submit(SMPPSession session, Outgoing message, Segments segments, int part)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        boolean alone = segments.parts() == 1;
        return session.submitShortMessage(
                        "",
                        senderType(),
                        NumberingPlanIndicator.UNKNOWN,
                        settings.sender(),
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        message.to().substring(message.to().startsWith("+") ? 1 : 0),
                        new ESMClass(alone ? 0 : WITH_HEADER),
                        NORMAL,
                        NORMAL,
                        null,
                        validity(message.validUntil()),
                        new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                        NORMAL,
                        DataCodings.newInstance(segments.coding() == Coding.UCS2 ? UCS_2 : GSM_7),
                        NORMAL,
                        alone ? segments.bodies().getFirst() : body(message.reference(), segments, part),
                        new OptionalParameter.User_message_reference((short) message.reference()))
                .getMessageId();
    }

    TypeOfNumber senderType() {
        return SmppCarrier.typeOf(settings);
    }

    private String validity(Instant until) {
        // a centre refuses a time that is over
        var earliest = clock.instant().plus(settings.answerWithin());
        return ABSOLUTE.format(until.isBefore(earliest) ? earliest : until);
    }

    /** One octet of our number tells texts to one phone apart that are on their way together. */
    private static byte[] body(long reference, Segments segments, int part) {
        var body = segments.bodies().get(part);
        return ByteBuffer.allocate(HEADER_BYTES + body.length)
                .put(HEADER_LENGTH)
                .put(CONCATENATED)
                .put(CONCATENATED_LENGTH)
                .put((byte) reference)
                .put((byte) segments.parts())
                .put((byte) (part + 1))
                .put(body)
                .array();
    }
}
