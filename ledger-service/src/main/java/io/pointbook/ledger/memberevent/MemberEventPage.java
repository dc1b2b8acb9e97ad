package io.pointbook.ledger.memberevent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** @param next cursor of the next page; absent on the last one */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(requiredProperties = "events")
record MemberEventPage(
        List<MemberEventAnswer> events, @Nullable String next) {}
