namespace CallCoach.Adapters.Telephony.Twilio;

/// <param name="AccountSid">The account whose webhooks are accepted and whose recordings are fetched.</param>
/// <param name="AuthTokens">The present token and, while it is being changed, the previous one. The first signs in to the API.</param>
/// <param name="ApiBaseUrl">Where the REST API is.</param>
/// <param name="PublicUrl">What Twilio calls; signatures are checked against it.</param>
/// <param name="CallerId">The number clients see, in E.164; null lets Twilio choose.</param>
/// <param name="ChannelsSwapped">Its recordings have the parent leg in the second channel.</param>
/// <param name="MediaStreams">Whether calls are streamed here while they are on.</param>
public sealed record TwilioSettings(
    string AccountSid, IReadOnlyList<string> AuthTokens, Uri ApiBaseUrl, Uri PublicUrl, string? CallerId, bool ChannelsSwapped = false,
    bool MediaStreams = true);
