package io.pointbook.ledger.door;

import io.pointbook.runtime.http.ProblemCode;

/** What the ledger refuses. The codes are fixed for outside users. */
public enum LedgerProblem implements ProblemCode {
    UNKNOWN_MEMBER(404, "There is no such member"),
    UNKNOWN_CARD(404, "Nobody has this card"),
    UNKNOWN_HOLD(404, "There is no such hold"),
    UNKNOWN_CODE(404, "There is no such code"),
    UNKNOWN_ENTRY(404, "There is no such entry"),
    UNKNOWN_CONFLICT(404, "There is no such conflict"),
    UNKNOWN_DRAW(404, "There is no such prize draw"),
    RECEIPT_VOIDED(409, "The receipt was voided"),
    NOTHING_BOUGHT(409, "Nothing was bought with the receipt"),
    UNKNOWN_LINE(422, "The receipt has no such line"),
    DRAW_NOT_OVER(409, "The period of the prize draw is not over"),
    DRAW_NOT_CLOSED(409, "The entries of the prize draw are not fixed yet"),
    DRAW_SECRET_LOST(409, "The secret of the prize draw is not the one that was announced"),
    UNKNOWN_RECEIPT(404, "There is no such receipt"),
    NO_LEVELS(404, "The programme has no levels"),
    UNKNOWN_COUPON(404, "There is no such coupon"),
    UNKNOWN_RESERVATION(404, "There is no such reservation"),
    INSUFFICIENT_POINTS(409, "There are not enough points"),
    HOLD_EXPIRED(409, "The hold has expired"),
    HOLD_RELEASED(409, "The hold was released"),
    HOLD_CAPTURED(409, "The hold was captured"),
    CODE_EXPIRED(409, "The code has expired"),
    CODE_REPLACED(409, "A newer code has taken its place"),
    COUPON_REDEEMED(409, "The coupon was redeemed"),
    COUPON_RESERVED(409, "The coupon is reserved"),
    COUPON_WITHDRAWN(409, "The coupon was withdrawn"),
    COUPON_EXPIRED(409, "The coupon has expired"),
    NOT_YET_VALID(409, "The coupon is not valid yet"),
    RESERVATION_EXPIRED(409, "The reservation has expired"),
    CODE_TAKEN(409, "Another coupon has the code"),
    CARD_TAKEN(409, "The card is enrolled already"),
    ALREADY_RESOLVED(409, "The conflict was resolved differently before"),
    BEYOND_CAPTURE(409, "So many captured points cannot come back"),
    BEYOND_HOLD(422, "The hold has fewer points"),
    NOT_YOUR_COUPON(422, "The coupon belongs to another member"),
    MISTYPED_CODE(422, "The code was not read right"),
    UNKNOWN_WALLET(422, "There is no such wallet"),
    UNKNOWN_CURRENCY(422, "There is no such currency"),
    CLOCKS_NOT_AVAILABLE(422, "The ledger cannot be asked about another time yet"),
    UNKNOWN_PROGRAMME(404, "There is no such programme"),
    UNKNOWN_VERSION(404, "There is no such version of the programme"),
    UNKNOWN_WHAT_IF(404, "There is no such what-if"),
    NOTHING_SIGNED(404, "This installation signs nothing"),
    NO_DRAFT(409, "The programme has no draft"),
    KIND_TAKEN(409, "Another programme is for the same kind of member"),
    INVALID_BASKET(422, "The basket cannot be read"),
    INVALID_PROGRAMME(422, "The programme has mistakes"),
    UNKNOWN_HOUSEHOLD(404, "There is no such household"),
    IN_HOUSEHOLD(409, "The member belongs to a household already"),
    NOT_IN_HOUSEHOLD(409, "The member does not belong to the household"),
    UNKNOWN_EVENT(404, "There is no such event about a member"),
    STILL_UNRESOLVED(409, "The event still cannot be posted"),
    ACCOUNT_BLOCKED(423, "The account is blocked"),
    WHAT_IFS_FULL(429, "Too many what-ifs wait already");

    private final int status;
    private final String title;

    LedgerProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
