/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-test-reply-private.h"

typedef struct
{
  HeraldTestReplies *replies;    /* who owns this */
  GIOStream         *connection; /* (owned) */
  GCancellable      *stop;       /* (owned) */
  HeraldTestScript   script;     /* its own references */
  guint64            left;       /* pieces */
  gsize              written;    /* of the piece on its way */
  GSource           *timer;      /* (owned) (nullable) */
  gboolean           busy;       /* a write or a read is on its way */
} Reply;

struct _HeraldTestReplies
{
  GPtrArray *open; /* (owned) (element-type Reply) */
  gint       n_open;
  guint64    sent; /* both are read from other threads, where an old figure does no harm */
};

static void reply_send_next (Reply *self);

static void
reply_free (Reply *self)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
  g_io_stream_close (self->connection, NULL, NULL);
  g_object_unref (self->connection);
  g_object_unref (self->stop);
  g_bytes_unref (self->script.head);
  g_clear_pointer (&self->script.piece, g_bytes_unref);
  g_free (self);
}

static void
reply_end (Reply *self)
{
  HeraldTestReplies *replies = self->replies;

  g_atomic_int_dec_and_test (&replies->n_open);
  g_ptr_array_remove_fast (replies->open, self);
}

static void
reply_written_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Reply *self = user_data;

  self->busy = FALSE;
  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (object), result, &self->written, NULL))
    {
      self->replies->sent += self->written;
      reply_end (self);
      return;
    }

  self->replies->sent += self->written;
  reply_send_next (self);
}

static void
reply_write (Reply  *self,
             GBytes *bytes)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  self->busy = TRUE;
  g_output_stream_write_all_async (g_io_stream_get_output_stream (self->connection), data, size,
                                   G_PRIORITY_DEFAULT, self->stop, reply_written_cb, self);
}

/* The client has gone, or the server goes. */
static void
reply_left_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  Reply *self = user_data;

  g_input_stream_skip_finish (G_INPUT_STREAM (object), result, NULL);
  self->busy = FALSE;
  reply_end (self);
}

static gboolean
reply_timer_cb (gpointer user_data)
{
  Reply *self = user_data;

  g_clear_pointer (&self->timer, g_source_unref);
  self->left--;
  reply_write (self, self->script.piece);

  return G_SOURCE_REMOVE;
}

static void
reply_send_next (Reply *self)
{
  if (self->left > 0 && self->script.milliseconds > 0)
    {
      self->timer = g_timeout_source_new (self->script.milliseconds);
      g_source_set_callback (self->timer, reply_timer_cb, self, NULL);
      g_source_attach (self->timer, g_main_context_get_thread_default ());
    }
  else if (self->left > 0)
    {
      self->left--;
      reply_write (self, self->script.piece);
    }
  else if (self->script.stays_open)
    {
      self->busy = TRUE;
      g_input_stream_skip_async (g_io_stream_get_input_stream (self->connection), 1, G_PRIORITY_DEFAULT,
                                 self->stop, reply_left_cb, self);
    }
  else
    {
      reply_end (self);
    }
}

void
herald_test_script_free (HeraldTestScript *self)
{
  g_bytes_unref (self->head);
  g_clear_pointer (&self->piece, g_bytes_unref);
  g_free (self);
}

HeraldTestReplies *
herald_test_replies_new (void)
{
  HeraldTestReplies *self = g_new0 (HeraldTestReplies, 1);

  self->open = g_ptr_array_new_with_free_func ((GDestroyNotify) reply_free);

  return self;
}

/* Ends what is on its way; turns the context until nothing is. */
void
herald_test_replies_free (HeraldTestReplies *self)
{
  for (guint i = self->open->len; i > 0; i--)
    {
      Reply *reply = g_ptr_array_index (self->open, i - 1);

      if (reply->busy)
        g_cancellable_cancel (reply->stop);
      else
        reply_end (reply);
    }
  while (self->open->len > 0)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);

  g_ptr_array_unref (self->open);
  g_free (self);
}

void
herald_test_replies_add (HeraldTestReplies *self,
                         GIOStream         *connection,
                         HeraldTestScript  *script)
{
  Reply *reply = g_new0 (Reply, 1);

  reply->replies = self;
  reply->connection = g_object_ref (connection);
  reply->stop = g_cancellable_new ();
  reply->script = *script;
  g_bytes_ref (script->head);
  if (script->piece != NULL)
    g_bytes_ref (script->piece);
  reply->left = script->pieces;
  g_ptr_array_add (self->open, reply);
  g_atomic_int_inc (&self->n_open);

  if (g_bytes_get_size (script->head) > 0)
    reply_write (reply, script->head);
  else
    reply_send_next (reply);
}

guint64
herald_test_replies_sent (HeraldTestReplies *self)
{
  return self->sent;
}

guint
herald_test_replies_open (HeraldTestReplies *self)
{
  return (guint) g_atomic_int_get (&self->n_open);
}

/* @data @times times over, as gzip (RFC 1952). */
GBytes *
herald_test_gzip (gconstpointer data,
                  gsize         size,
                  guint         times)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  for (guint i = 0; i < times; i++)
    g_assert_true (g_output_stream_write_all (stream, data, size, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* A Brotli stream of uncompressed meta-blocks (RFC 7932, section 9.2), so that no encoder is needed. Fields are
 * written from the lowest bit on: a window size of 16 bits (one 0 bit); for each block ISLAST 0, MNIBBLES 4 (00),
 * MLEN-1 in 16 bits, ISUNCOMPRESSED 1, up to a byte's end; at the end ISLAST 1, ISLASTEMPTY 1. */
GBytes *
herald_test_brotli (GBytes *body)
{
  GByteArray *array = g_byte_array_new ();
  gsize size;
  const guint8 *data = g_bytes_get_data (body, &size);
  guint shift = 1;

  for (gsize start = 0; start < size; start += 65536)
    {
      gsize length = MIN (size - start, 65536);
      guint32 bits = (guint32) ((length - 1) << 3 | 1u << 19) << shift;
      guint8 head[] = { bits & 0xff, bits >> 8 & 0xff, bits >> 16 & 0xff };

      g_byte_array_append (array, head, sizeof head);
      g_byte_array_append (array, data + start, (guint) length);
      shift = 0;
    }
  g_byte_array_append (array, &(guint8){ (guint8) (3 << shift) }, 1);

  return g_byte_array_free_to_bytes (array);
}
