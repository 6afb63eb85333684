using System.Reflection;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>What to call each operation's typed method with: ids from 1001 on, a body of the contract's, and queries in which all is set.</summary>
internal static class TypedCalls
{
    public static IEnumerable<object?> Arguments(string operationId, JsonNode? body)
    {
        int id = 1000;
        foreach (ParameterInfo parameter in ApiSurface.Methods[operationId].GetParameters()[..^1])
        {
            yield return parameter.ParameterType switch
            {
                Type type when type == typeof(long) => (long)++id,
                Type type when type == typeof(ChatId) => (ChatId)(++id),
                Type type when type.IsSubclassOf(typeof(HistoryQuery)) => FullQuery(type),
                Type type => ApiSurface.Create(type, body!),
            };
        }
    }

    private static object FullQuery(Type type)
    {
        object query = Activator.CreateInstance(type)!;
        foreach (PropertyInfo property in type.GetProperties())
        {
            Type kind = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            property.SetValue(query, property.Name switch
            {
                nameof(HistoryQuery.TimeFrom) => Queries.Month.TimeFrom,
                nameof(HistoryQuery.TimeTo) => Queries.Month.TimeTo,
                _ when kind == typeof(TimeSpan) => TimeSpan.Zero,
                _ when kind == typeof(int) => 1,
                _ when kind == typeof(long) => 1L,
                _ when kind == typeof(string) => "text",
                _ when kind == typeof(IList<ChatCondition>) => new List<ChatCondition> { new() { Field = "agent", Operate = "is", Value = "michael" } },
                _ => kind.GetProperty("KnownValues")!.GetValue(null) is System.Collections.IEnumerable values ? values.Cast<object>().First() : null,
            });
        }

        return query;
    }
}
