using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// Reads and writes the fields that the service sends under another name than the documented one. Both names are read. A model from the
/// service is written with each name that was received. A model that the caller created is written with both names, because the service
/// ignores names that it does not know. If both names are received, the property has the value of the documented one.
/// </summary>
internal static class FieldAliases
{
    /// <summary>Adds the aliases to a contract that reads.</summary>
    public static void AddToReading(JsonTypeInfo type)
    {
        foreach (FieldAlias alias in FieldAliasTable.Get(type.Type))
        {
            foreach (JsonPropertyInfo property in alias.FindProperties(type))
            {
                Action<object, object?> set = property.Set!;
                property.Set = (model, value) =>
                {
                    if (AddReceived((LiveChatModel)model, property.Name, property.Name, value))
                    {
                        set(model, value);
                    }
                };
            }

            type.Properties.Add(alias.CreateProperty(type.Options));
        }
    }

    /// <summary>Adds the aliases to a contract that writes.</summary>
    public static void AddToWriting(JsonTypeInfo type)
    {
        foreach (FieldAlias alias in FieldAliasTable.Get(type.Type))
        {
            foreach (JsonPropertyInfo property in alias.FindProperties(type))
            {
                Func<object, object?> get = property.Get!;
                property.Get = model => GetValue((LiveChatModel)model, property.Name, property.Name, get(model));
            }

            type.Properties.Add(alias.CreateProperty(type.Options));
        }
    }

    /// <summary>Records a name that was received with a value that could not be read.</summary>
    public static void AddUnreadable(LiveChatModel model, string name)
    {
        foreach (FieldAlias alias in FieldAliasTable.Get(model.GetType()))
        {
            alias.AddUnreadable(model, name);
        }
    }

    /// <summary>Records a received name. Returns whether its value is the value of the property.</summary>
    public static bool AddReceived(LiveChatModel model, string documentedName, string name, object? value)
    {
        List<ReceivedName> names = (model.Origin ??= new ModelOrigin()).Names ??= [];
        bool isSetBefore = names.Exists(received => received.DocumentedName == documentedName && received.Value is not null);
        names.Add(new ReceivedName(documentedName, name, value));
        return value is not null && (!isSetBefore || name == documentedName);
    }

    /// <summary>Gets the value to write under a name; null if the name is not written.</summary>
    public static object? GetValue(LiveChatModel model, string documentedName, string name, object? current)
    {
        if (current is null || model.Origin?.Names is not { } names)
        {
            return current;
        }

        ReceivedName? own = null;
        ReceivedName? effective = null;
        foreach (ReceivedName received in names)
        {
            if (received.DocumentedName == documentedName)
            {
                own = received.Name == name ? received : own;
                bool isEffective = effective is null || (received.Value is not null && (effective.Value.Value is null || received.Name == documentedName));
                effective = isEffective ? received : effective;
            }
        }

        return effective is null ? current
            : own is null ? null
            : Equals(current, effective.Value.Value) ? own.Value.Value
            : current;
    }
}
