using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>Another name of a field, from an <see cref="AlsoNamedAttribute"/>.</summary>
internal abstract class FieldAlias(string name, string[] documentedNames)
{
    protected string Name { get; } = name;

    /// <summary>Finds the properties with the documented names.</summary>
    public JsonPropertyInfo[] FindProperties(JsonTypeInfo type) =>
        type.Properties.Where(property => documentedNames.Contains(property.Name, StringComparer.Ordinal)).ToArray();

    /// <summary>Records that the field came, under either name, with a value that could not be read.</summary>
    public void AddUnreadable(LiveChatModel model, string name)
    {
        foreach (string documentedName in documentedNames)
        {
            if (name == Name || name == documentedName)
            {
                _ = FieldAliases.AddReceived(model, documentedName, name, value: null);
            }
        }
    }

    /// <summary>Creates the property that reads and writes the alias.</summary>
    public abstract JsonPropertyInfo CreateProperty(JsonSerializerOptions options);

    protected JsonPropertyInfo CreateProperty<TModel, TValue>(JsonSerializerOptions options, Func<TModel, TValue?> get, Action<TModel, TValue?> set) =>
        JsonMetadataServices.CreatePropertyInfo(options, new JsonPropertyInfoValues<TValue?>
        {
            DeclaringType = typeof(TModel),
            IsProperty = true,
            IsPublic = true,
            PropertyName = Name,
            JsonPropertyName = Name,
            Getter = model => get((TModel)model),
            Setter = (model, value) => set((TModel)model, value),
        });
}

/// <summary>Another name of one field.</summary>
internal sealed class FieldAlias<TModel, TValue>(string name, string documentedName, Func<TModel, TValue?> get, Action<TModel, TValue?> set)
    : FieldAlias(name, [documentedName])
    where TModel : LiveChatModel
{
    public override JsonPropertyInfo CreateProperty(JsonSerializerOptions options) => CreateProperty<TModel, TValue>(
        options,
        model => (TValue?)FieldAliases.GetValue(model, documentedName, Name, get(model)),
        (model, value) =>
        {
            if (FieldAliases.AddReceived(model, documentedName, Name, value))
            {
                set(model, value);
            }
        });
}

/// <summary>An object that holds the values of several fields of its model.</summary>
/// <param name="name">The name of the object.</param>
/// <param name="get">Gets the object as it was received.</param>
/// <param name="set">Sets the object as it was received.</param>
/// <param name="parts">The fields of the model that the object holds.</param>
internal sealed class ObjectAlias<TModel, TObject>(
    string name, Func<TModel, TObject?> get, Action<TModel, TObject?> set, params ObjectAliasPart<TModel, TObject>[] parts)
    : FieldAlias(name, Array.ConvertAll(parts, part => part.DocumentedName))
    where TModel : LiveChatModel
    where TObject : LiveChatModel, new()
{
    public override JsonPropertyInfo CreateProperty(JsonSerializerOptions options) => CreateProperty<TModel, TObject>(options, GetObject, SetObject);

    private TObject? GetObject(TModel model)
    {
        TObject? received = get(model);
        var written = new TObject { AdditionalProperties = received?.AdditionalProperties, Origin = received?.Origin };
        bool isSet = received is not null;
        foreach (ObjectAliasPart<TModel, TObject> part in parts)
        {
            object? value = FieldAliases.GetValue(model, part.DocumentedName, Name, part.Get(model));
            part.SetInObject(written, value);
            isSet |= value is not null;
        }

        return isSet ? written : null;
    }

    private void SetObject(TModel model, TObject? value)
    {
        set(model, value);
        foreach (ObjectAliasPart<TModel, TObject> part in parts)
        {
            object? partValue = value is null ? null : part.GetFromObject(value);
            if (FieldAliases.AddReceived(model, part.DocumentedName, Name, partValue))
            {
                part.Set(model, partValue);
            }
        }
    }
}

/// <summary>A field of a model and its place in the object of an <see cref="ObjectAlias{TModel, TObject}"/>.</summary>
internal sealed record ObjectAliasPart<TModel, TObject>(
    string DocumentedName, Func<TModel, object?> Get, Action<TModel, object?> Set, Func<TObject, object?> GetFromObject, Action<TObject, object?> SetInObject);
