package io.pointbook.rewards.catalogue;

import java.util.Map;

/** Where members are asked after; a refusal where there is no such member, or the ledger is away. */
public interface Members {
    /** What he can spend now, by wallet. */
    Map<String, Long> active(String memberId);

    /** Who he is. */
    Standing standing(String memberId);
}
