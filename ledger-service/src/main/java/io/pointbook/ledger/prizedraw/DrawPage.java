package io.pointbook.ledger.prizedraw;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** @param next the cursor of the next page, absent on the last one */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PrizeDrawPage", requiredProperties = "draws")
record DrawPage(List<DrawAnswer> draws, @Nullable String next) {}
