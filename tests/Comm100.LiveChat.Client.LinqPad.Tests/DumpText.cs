using System.Collections;
using System.Dynamic;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Comm100.LiveChat.Client.LinqPad.Tests;

/// <summary>
/// Writes a dump as text: a list of objects as one line for each object, and an object as one line for each property. It calls <c>ToDump</c> and reads
/// public properties by reflection, as LINQPad does, and awaits a task.
/// </summary>
internal static class DumpText
{
    public static string Write(object? value)
    {
        object? shown = Resolve(value);
        var text = new StringBuilder();
        if (shown is IEnumerable list and not string and not ExpandoObject)
        {
            WriteTable([.. list.Cast<object?>().Select(Resolve)], text);
        }
        else if (GetProperties(shown) is { } properties)
        {
            WriteProperties(properties, "", text);
        }
        else
        {
            text.Append(Inline(shown)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Calls ToDump until the result has none.</summary>
    public static object? Resolve(object? value)
    {
        while (value is not null && FindToDump(value.GetType()) is { } method)
        {
            value = method.Invoke(value, null);
            if (value is Task task)
            {
                task.GetAwaiter().GetResult();
                value = task.GetType().GetProperty("Result")!.GetValue(task);
            }
        }

        // LINQPad would enumerate all items, and so request all pages.
        if (value is not null && Array.Exists(value.GetType().GetInterfaces(), type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)))
        {
            throw new InvalidOperationException($"A dump of {value.GetType().Name} reads a whole history.");
        }

        return value;
    }

    /// <summary>Finds the method as reflection finds it with one call: a private method of a base class is not found.</summary>
    public static MethodInfo? FindToDump(Type type) =>
        type.GetMethod("ToDump", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, binder: null, Type.EmptyTypes, modifiers: null) is { } method && method.ReturnType == typeof(object)
            ? method
            : null;

    private static IReadOnlyList<KeyValuePair<string, object?>>? GetProperties(object? value) => value switch
    {
        null or string or IFormattable or bool or Uri or Type => null,
        ExpandoObject expando => [.. expando],
        _ => [.. from property in value.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public)
                 where property.GetIndexParameters().Length == 0
                 select new KeyValuePair<string, object?>(property.Name, property.GetValue(value))],
    };

    private static void WriteTable(object?[] rows, StringBuilder text)
    {
        IReadOnlyList<KeyValuePair<string, object?>>[] properties = [.. rows.Select(row => row is IEnumerable and not ExpandoObject ? [] : GetProperties(row) ?? [])];
        string[] columns = [.. properties.SelectMany(row => row.Select(property => property.Key)).Distinct(StringComparer.Ordinal)];
        if (columns.Length > 0)
        {
            text.AppendJoin(" | ", columns).Append('\n');
        }

        for (int i = 0; i < rows.Length; i++)
        {
            IReadOnlyList<KeyValuePair<string, object?>> row = properties[i];
            text.AppendJoin(" | ", row.Count == 0 ? [Inline(rows[i])] : columns.Select(column => Find(row, column))).Append('\n');
        }

        text.Append(CultureInfo.InvariantCulture, $"({rows.Length} items)\n");
    }

    private static string Find(IReadOnlyList<KeyValuePair<string, object?>> row, string column)
    {
        foreach (KeyValuePair<string, object?> property in row)
        {
            if (property.Key == column)
            {
                return Inline(property.Value);
            }
        }

        return "";
    }

    private static void WriteProperties(IReadOnlyList<KeyValuePair<string, object?>> properties, string indent, StringBuilder text)
    {
        foreach (KeyValuePair<string, object?> property in properties)
        {
            object? value = Resolve(property.Value);
            text.Append(indent).Append(property.Key).Append(':');
            if (value is IEnumerable list and not string and not ExpandoObject)
            {
                text.Append('\n');
                foreach (object? item in list)
                {
                    text.Append(indent).Append("  - ").Append(Inline(item)).Append('\n');
                }
            }
            else if (GetProperties(value) is { } nested)
            {
                text.Append('\n');
                WriteProperties(nested, indent + "  ", text);
            }
            else
            {
                text.Append(' ').Append(Inline(value)).Append('\n');
            }
        }
    }

    private static string Inline(object? value) => Resolve(value) switch
    {
        null => "null",
        "" => "(empty)",
        string text => text.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal),
        DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list and not ExpandoObject => "[" + string.Join(", ", list.Cast<object?>().Select(Inline)) + "]",
        var other when GetProperties(other) is { } properties => "{" + string.Join(", ", properties.Select(property => property.Key + ": " + Inline(property.Value))) + "}",
        var other => other.ToString()!,
    };
}
