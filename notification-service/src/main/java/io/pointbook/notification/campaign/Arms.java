package io.pointbook.notification.campaign;

import io.pointbook.notification.campaign.CampaignTerms.Arm;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Which arm of a campaign a member is in: a keyed hash of both, so that nobody chooses, a member stays where he is, and
 * whoever has the campaign's secret can repeat the draw.
 */
final class Arms {
    /** Members who get nothing, to compare with. */
    static final String HOLDOUT = "holdout";

    private static final String HMAC = "HmacSHA256";
    private static final int WHOLE_PERCENT = 100;

    /** So fine is the draw; a whole number of it makes a percent. */
    private static final long PLACES = 1_000_000_000_000L;

    private Arms() {}

    /** The name of the member's arm, or {@link #HOLDOUT}. */
    static String of(byte[] secret, String campaignId, String memberId, CampaignTerms terms) {
        long place = place(secret, campaignId + '\n' + memberId);
        long heldOut = PLACES / WHOLE_PERCENT * terms.holdoutPercent();
        if (place < heldOut) {
            return HOLDOUT;
        }
        long weights = terms.arms().stream().mapToLong(Arm::weight).sum();
        // of those who are left, arm by arm; weights and places multiplied stay far below the end of a long
        long share = (place - heldOut) * weights / (PLACES - heldOut);
        for (var arm : terms.arms()) {
            share -= arm.weight();
            if (share < 0) {
                return arm.name();
            }
        }
        throw new IllegalStateException("a share beyond all weights");
    }

    private static long place(byte[] secret, String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            var hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), PLACES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", impossible);
        }
    }
}
