package io.pointbook.rewards.redemption;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.rewards.catalogue.Money;
import org.jspecify.annotations.Nullable;

/**
 * What of a reward's possibilities was chosen.
 *
 * @param way how it is paid for
 * @param cash taken when it is handed over; for all pieces together
 * @param variant absent: the reward has none
 * @param storeId where it is picked up; absent: it is sent, or the reward needs no place
 * @param fromStore the store whose pieces they are; absent: no store's own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Choice(
        String way,
        @Nullable Money cash,
        @Nullable String variant,
        @Nullable String storeId,
        @Nullable String fromStore) {}
