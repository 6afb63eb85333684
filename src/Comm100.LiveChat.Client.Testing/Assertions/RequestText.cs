using System.Text;

namespace Comm100.LiveChat.Client.Testing.Assertions;

/// <summary>Shows requests in messages: never a header, and no body of OAuth, which holds passwords.</summary>
internal static class RequestText
{
    private const int MaxRequestCount = 10;
    private const int MaxBody = 2000;

    public static string Line(RecordedRequest request) =>
        $"{request.OperationId ?? "(no operation)"}: {request.Method} {request.Path}{request.QueryString} -> "
        + (request.StatusCode == 0 ? "no answer" : FormattableString.Invariant($"{request.StatusCode}"));

    public static string Body(RecordedRequest request)
    {
        if (request.OperationId?.StartsWith("OAuth.", StringComparison.Ordinal) == true)
        {
            return "(not shown)";
        }

        return request.Body.Length <= MaxBody
            ? request.Body
            : FormattableString.Invariant($"{request.Body[..MaxBody]}… ({request.Body.Length} characters)");
    }

    /// <summary>Writes what came: each request in full with its mismatches, the first ten.</summary>
    public static void AppendAll(
        StringBuilder text, IReadOnlyList<RecordedRequest> requests, Func<RecordedRequest, IReadOnlyList<string>> mismatches)
    {
        foreach (RecordedRequest request in requests.Take(MaxRequestCount))
        {
            text.Append("  ").AppendLine(Line(request));
            if (request.Body.Length > 0)
            {
                text.Append("    body: ").AppendLine(Body(request));
            }

            foreach (string mismatch in mismatches(request))
            {
                text.Append("    - ").AppendLine(mismatch);
            }
        }

        AppendRest(text, requests.Count);
    }

    public static void AppendLines(StringBuilder text, IReadOnlyList<RecordedRequest> requests)
    {
        foreach (RecordedRequest request in requests.Take(MaxRequestCount))
        {
            text.Append("  ").AppendLine(Line(request));
        }

        AppendRest(text, requests.Count);
    }

    private static void AppendRest(StringBuilder text, int count)
    {
        if (count > MaxRequestCount)
        {
            text.AppendLine(FormattableString.Invariant($"  and {count - MaxRequestCount} more"));
        }
    }
}
