namespace Comm100.LiveChat.Client.Testing.Histories;

/// <summary>The attributes of a history item that filters use. They are available without generating the item, which does not contain them.</summary>
internal sealed record ItemAttributes(int CampaignId, int DepartmentId, int[] AgentIds, int CategoryId, int SegmentationId, string Type = "");
