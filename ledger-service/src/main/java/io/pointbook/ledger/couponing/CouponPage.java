package io.pointbook.ledger.couponing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * @param next the cursor of the next page; absent on the last one
 * @param household to which the member belongs: its coupons can be used on his receipts too, and are not among these
 * @param householdCoupons where they are found
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Coupons", requiredProperties = "coupons")
record CouponPage(
        List<CouponAnswer> coupons,
        @Nullable String next,
        @Nullable String household,
        @Nullable String householdCoupons) {

    CouponPage(List<CouponAnswer> coupons, @Nullable String next) {
        this(coupons, next, null, null);
    }

    /** The page of one of its members, with the way to the coupons of the household. */
    CouponPage ofMemberOf(String household) {
        return new CouponPage(coupons, next, household, "/members/" + household + "/coupons");
    }
}
