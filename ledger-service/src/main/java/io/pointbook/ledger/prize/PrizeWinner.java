package io.pointbook.ledger.prize;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Who won.
 *
 * @param place from 1
 * @param ticket from 0, among those that still took part in this place's draw
 * @param lot the ticket's lot
 * @param receipt that earned it, if one did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PrizeWinner(
        int place,
        long ticket,
        String lot,
        String memberId,
        @Nullable String receipt) {}
