package io.pointbook.notification.campaign;

import io.pointbook.notification.campaign.CampaignTerms.Benefit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Issues a coupon once for each id, and can be away. */
final class FakeLedger implements CouponIssuer {
    final Map<String, String> issued = new HashMap<>();
    final List<Benefit> benefits = new ArrayList<>();
    boolean away;
    boolean refuses;
    int asked;

    @Override
    public Reply issue(String couponId, String memberId, Benefit benefit, Instant validUntil, String source) {
        asked++;
        if (away) {
            return new Reply.Away();
        }
        if (refuses) {
            return new Reply.Refused("unknown_member");
        }
        benefits.add(benefit);
        return new Reply.Issued(issued.computeIfAbsent(couponId, _ -> "CODE-" + memberId));
    }
}
