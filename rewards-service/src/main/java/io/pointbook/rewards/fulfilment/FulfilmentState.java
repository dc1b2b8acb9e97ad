package io.pointbook.rewards.fulfilment;

/** How far something has come on its way to the member. */
public enum FulfilmentState {
    OPEN,
    /** Packed, or made ready otherwise. */
    PREPARED,
    /** At the store. */
    READY,
    /** Given to a carrier; for the redemption that is the end. */
    SENT,
    DELIVERED,
    /** The carrier brought it back. */
    CAME_BACK,
    /** Handed over, attended or paid out. */
    DONE,
    /** The redemption was cancelled. */
    ENDED,
    /** The member brought it back, and got his points again. */
    RETURNED;

    /** Whether somebody may say that it is so now. */
    public boolean canBecome(FulfilmentState next, FulfilmentWay way) {
        return switch (this) {
            case OPEN, PREPARED ->
                switch (next) {
                    case PREPARED, DONE -> true;
                    case READY -> way == FulfilmentWay.PICK_UP;
                    case SENT -> way == FulfilmentWay.SEND;
                    case OPEN, DELIVERED, CAME_BACK, ENDED, RETURNED -> false;
                };
            case READY -> next == DONE;
            // a process that died between the two is told again that it was sent
            case DONE -> next == SENT && way == FulfilmentWay.SEND;
            case SENT -> next == DELIVERED || next == CAME_BACK;
            case DELIVERED, CAME_BACK, ENDED, RETURNED -> false;
        };
    }

    /** Whether the member has it, as far as his redemption goes. */
    public boolean fulfils() {
        return this == SENT || this == DONE;
    }
}
