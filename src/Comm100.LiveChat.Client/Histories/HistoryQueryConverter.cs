namespace Comm100.LiveChat.Client;

/// <summary>Writes the query of a history for Refit.</summary>
internal sealed class HistoryQueryConverter : IQueryConverter<HistoryQuery>
{
    public void Flatten(HistoryQuery value, string keyPrefix, ref GeneratedQueryStringBuilder builder, RefitSettings settings) => value.AppendTo(ref builder);
}
