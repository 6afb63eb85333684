namespace Comm100.LiveChat.Client;

/// <summary>A model that its own converter writes. Its contract has no properties, so the model lists the strings that are written.</summary>
internal interface IConvertedModel
{
    /// <summary>Lists the JSON names and values of the strings.</summary>
    IEnumerable<(string Name, string? Value)> GetStrings();
}
