using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using Comm100.LiveChat.Client.Testing;
using FakeServer.Api;

namespace FakeServer.Page;

/// <summary>The page with the operations of the fake and the received requests. All external text is encoded.</summary>
internal static class StatusPage
{
    private const int ShownRequests = 30;
    private const int MaxTextLength = 300;

    // Only scripts and styles of the page itself are allowed, even if a path contains HTML.
    private static readonly string s_nonce = Guid.NewGuid().ToString("N");
    private static readonly string s_template = ReadTemplate();

    public static string ContentSecurityPolicy =>
        $"default-src 'none'; style-src 'nonce-{s_nonce}'; script-src 'nonce-{s_nonce}'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static string Write(LiveChatFake fake)
    {
        RecordedRequest[] requests = [.. fake.Requests];
        return Fill(s_template, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["nonce"] = s_nonce,
            ["address"] = Encode(fake.BaseAddress.ToString()),
            ["email"] = Encode(fake.Email),
            ["requests"] = FormatRequests(requests),
            ["faults"] = FormatFaults(fake),
            ["counts"] = string.Create(CultureInfo.InvariantCulture, $"{ApiDocument.Instance.Operations.Count} operations in {ApiDocument.Texts.Groups.Count} groups; {ApiDocument.Instance.Formats.Count} formats."),
            ["resources"] = FormatResources(fake, requests),
        });
    }

    private static string FormatRequests(RecordedRequest[] requests)
    {
        if (requests.Length == 0)
        {
            return """<tr><td colspan="4">There are no requests yet.</td></tr>""";
        }

        var rows = new StringBuilder();
        foreach (RecordedRequest request in requests.Reverse().Take(ShownRequests))
        {
            string status = request.StatusCode == 0 ? "no response" : request.StatusCode.ToString(CultureInfo.InvariantCulture);
            rows.Append(CultureInfo.InvariantCulture, $"""<tr><td>{Encode(request.Method)}</td><td><code>{Encode(request.Path)}</code></td><td>{Encode(request.OperationId ?? "none")}</td><td class="number">{status}</td></tr>""").Append('\n');
        }

        return rows.ToString();
    }

    private static string FormatFaults(LiveChatFake fake)
    {
        string lines = string.Concat(fake.Faults.Rules.Where(rule => rule.IsActive).Select(rule => $"<li>{Encode(rule.ToString())}</li>\n"));
        return lines.Length > 0 ? lines : "<li>None</li>";
    }

    private static string FormatResources(LiveChatFake fake, RecordedRequest[] requests)
    {
        ILookup<string?, RecordedRequest> byOperation = requests.ToLookup(request => request.OperationId, StringComparer.Ordinal);
        var groups = new StringBuilder();
        foreach (IGrouping<string, ApiOperation> group in ApiDocument.Instance.Operations.GroupBy(operation => operation.Group, StringComparer.Ordinal))
        {
            string count = group.Any(operation => operation.Id == group.Key + ".list")
                ? string.Create(CultureInfo.InvariantCulture, $" ({fake.Data.Count(group.Key)})")
                : "";
            groups.Append(CultureInfo.InvariantCulture, $"""<tbody><tr><th colspan="5" scope="rowgroup">{Encode(group.Key)}{count}</th></tr>""").Append('\n');
            foreach (ApiOperation operation in group)
            {
                groups.Append(CultureInfo.InvariantCulture, $"""<tr><td>{operation.Method}</td><th scope="row"><code>{Encode(operation.Path)}</code></th><td>{Encode(operation.Id)}</td><td>{Encode(operation.Permission ?? "none")}</td><td class="number">{byOperation[operation.Id].Count()}</td></tr>""").Append('\n');
            }

            groups.Append("</tbody>\n");
        }

        return groups.ToString();
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text.Length <= MaxTextLength ? text : text[..MaxTextLength] + "…");

    // In one pass, so that inserted values are not expanded again.
    private static string Fill(string template, Dictionary<string, string> values)
    {
        var page = new StringBuilder();
        string[] parts = template.Split("{{");
        page.Append(parts[0]);
        foreach (string part in parts.Skip(1))
        {
            int end = part.IndexOf("}}", StringComparison.Ordinal);
            page.Append(values[part[..end]]).Append(part.AsSpan(end + 2));
        }

        return page.ToString();
    }

    private static string ReadTemplate()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("page.html")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
