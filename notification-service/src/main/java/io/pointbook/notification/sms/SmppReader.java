package io.pointbook.notification.sms;

import io.pointbook.notification.carrier.Answers;
import java.nio.charset.StandardCharsets;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;

/** What a centre brings: receipts and what people answer. What cannot be written down now is asked for again. */
final class SmppReader implements MessageReceiverListener {
    private static final int LATIN_1 = 3;
    private static final int UCS_2 = 8;

    private final Answers answers;
    private final SmppErrors errors;

    SmppReader(Answers answers, SmppErrors errors) {
        this.answers = answers;
        this.errors = errors;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm delivered) throws ProcessRequestException {
        try {
            // some centres mark their receipts by this option alone; phones cannot set it
            if (delivered.isSmscDeliveryReceipt()
                    || delivered.getOptionalParameter(OptionalParameter.Receipted_message_id.class) != null) {
                answers.receipt(SmppReceipt.of(delivered, errors));
            } else {
                answers.reply(number(delivered.getSourceAddr()), text(delivered));
            }
        } catch (Exception failure) {
            throw new ProcessRequestException("later, please", SMPPConstant.STAT_ESME_RX_T_APPN, failure);
        }
    }

    private static String number(String address) {
        return address.startsWith("+") ? address : "+" + address;
    }

    private static String text(DeliverSm delivered) {
        var body = SmppReceipt.body(delivered);
        return switch (delivered.getDataCoding()) {
            case UCS_2 -> new String(body, StandardCharsets.UTF_16BE);
            case LATIN_1 -> new String(body, StandardCharsets.ISO_8859_1);
            default -> GsmAlphabet.text(body);
        };
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alert) {
        // a phone that is reachable again: its centre delivers by itself
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session session) throws ProcessRequestException {
        throw new ProcessRequestException("data_sm is not expected here", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
