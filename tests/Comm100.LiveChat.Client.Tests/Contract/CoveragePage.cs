using System.Globalization;
using System.Reflection;
using System.Text;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>Writes the tables of docs/coverage.md from the contract and the public surface.</summary>
internal static class CoveragePage
{
    /// <summary>The text after this line of the page is written by hand.</summary>
    public const string EndOfTables = "<!-- The tables end here. -->";

    public static string Tables()
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            # Coverage of the API document

            The tables of this page are generated from the contract of the API, `contract/livechat-v1.json`, and from the public API of the client. A
            test fails if they are out of date; `LIVECHAT_UPDATE_DOCS=1 dotnet test --filter CoveragePageTests` updates them. The
            [decisions](#decisions) below them are written by hand.

            {ApiContract.Operations.Count} operations, {ApiContract.Formats.Count} formats, {ApiContract.Formats.Sum(format => format.Value.Count)} fields. Line numbers are those of [the API document](api-document.md).

            ## Operations

            | Operation | Request | Permission | Method | Line |
            | - | - | - | - | -: |

            """);
        foreach (ContractOperation operation in ApiContract.Operations)
        {
            string method = ApiSurface.Methods.TryGetValue(operation.Id, out MethodInfo? found) ? $"`{found.DeclaringType!.Name}.{found.Name}`" : "none";
            page.Append(CultureInfo.InvariantCulture, $"| `{operation.Id}` | `{operation.Method} {operation.Route}` | {operation.Permission ?? "none named"} | {method} | {operation.Line} |\n");
        }

        page.Append("\n## Formats\n");
        foreach (KeyValuePair<string, IReadOnlyList<ContractField>> format in ApiContract.Formats)
        {
            AppendFormat(page, format.Key, format.Value);
        }

        return page.Append('\n').Append(EndOfTables).Append('\n').ToString();
    }

    private static void AppendFormat(StringBuilder page, string format, IReadOnlyList<ContractField> fields)
    {
        Type? type = ApiSurface.TypeOf(format);
        page.Append(CultureInfo.InvariantCulture, $"\n### {format}\n\n{(type is null ? "None" : $"`{type.Name}`")}\n\n| Field | Property | Type | Notes | Line |\n| - | - | - | - | -: |\n");
        foreach (ContractField field in fields)
        {
            PropertyInfo? property = type is null ? null : ApiSurface.PropertyAt(type, field.Path);
            string location = property is null ? "none" : $"`{property.DeclaringType!.Name}.{property.Name}`";
            string[] notes = [.. new[] { field.IsReadOnly ? "read-only" : "", field.IsMandatory ? "mandatory" : "" }.Where(note => note.Length > 0)];
            page.Append(CultureInfo.InvariantCulture, $"| `{field.Path}` | {location} | {(property is null ? "" : $"`{GetTypeName(property.PropertyType)}`")} | {string.Join(", ", notes)} | {field.Line} |\n");
        }
    }

    private static string GetTypeName(Type type) => Nullable.GetUnderlyingType(type) is { } value ? GetTypeName(value) + "?"
        : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(GetTypeName))}>"
        : type == typeof(long) ? "long" : type == typeof(double) ? "double" : type == typeof(bool) ? "bool" : type == typeof(string) ? "string"
        : type.Name;
}
