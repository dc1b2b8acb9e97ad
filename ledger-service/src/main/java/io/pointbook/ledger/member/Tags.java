package io.pointbook.ledger.member;

import io.pointbook.ledger.account.AccountCommand.PostOccasion;
import io.pointbook.ledger.account.Occasion;
import io.pointbook.ledger.account.Tag;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.door.Requests;
import java.util.List;
import java.util.function.Supplier;

/** The groups that a member was put into, by which rules can choose members. */
public final class Tags {
    /** Tags of one member. */
    static final int MOST_TAGS = 100;

    private final AccountDoor door;
    private final Supplier<String> ids;

    /** @param ids draws an id for each event */
    public Tags(AccountDoor door, Supplier<String> ids) {
        this.door = door;
        this.ids = ids;
    }

    /** A member's tags. */
    record TagList(List<String> tags) {}

    TagList of(String memberId) throws Exception {
        return door.look(transaction -> new TagList(
                List.copyOf(door.sit(transaction, memberId).account(memberId).tags())));
    }

    /** Puts a member into a group, or takes him out of it; nothing happens where it is so already. */
    TagList change(String memberId, String tag, boolean put) throws Exception {
        if (!Tag.isOne(tag)) {
            throw Requests.invalid("The tag: " + Tag.EXPECTED + ".");
        }
        return door.write(transaction -> {
            var sitting = door.sit(transaction, memberId);
            var before = sitting.account(memberId).tags();
            if (put && !before.contains(tag) && before.size() >= MOST_TAGS) {
                throw Requests.invalid("A member has at most " + MOST_TAGS + " tags. Remove one first.");
            }
            if (before.contains(tag) != put) {
                var now = door.now();
                var kind = put ? Occasion.Kind.TAGGED : Occasion.Kind.UNTAGGED;
                sitting.tell(new PostOccasion(
                        "tag:" + ids.get(),
                        memberId,
                        Occasion.of(kind, tag, now),
                        sitting.programme(memberId, now),
                        now));
            }
            return new TagList(List.copyOf(sitting.account(memberId).tags()));
        });
    }
}
