using System.Reflection;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>Creates the arguments for the typed method of each operation: ids from 1001, a body from the contract, and queries with all properties set.</summary>
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
                Type type when type.IsSubclassOf(typeof(HistoryQuery)) => CreateFullQuery(type),
                Type type => ApiSurface.Create(type, body!),
            };
        }
    }

    private static object CreateFullQuery(Type type)
    {
        object query = Activator.CreateInstance(type)!;
        foreach (PropertyInfo property in type.GetProperties())
        {
            Type valueType = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            property.SetValue(query, property.Name switch
            {
                nameof(HistoryQuery.TimeFrom) => Queries.Month.TimeFrom,
                nameof(HistoryQuery.TimeTo) => Queries.Month.TimeTo,
                _ when valueType == typeof(TimeSpan) => TimeSpan.Zero,
                _ when valueType == typeof(int) => 1,
                _ when valueType == typeof(long) => 1L,
                _ when valueType == typeof(string) => "text",
                _ when valueType == typeof(IList<ChatCondition>) => new List<ChatCondition> { new() { Field = "agent", Operate = "is", Value = "michael" } },
                _ => valueType.GetProperty("KnownValues")!.GetValue(null) is System.Collections.IEnumerable values ? values.Cast<object>().First() : null,
            });
        }

        return query;
    }
}
